"""Every setting with its default. MODERATION_<NAME> in the environment overrides it.

`<VAR>` stands for the value of VAR. An unknown MODERATION_ variable or a bad value
stops the start with one line that names it.
"""

# Where everything that changes at run time lives; relative to this file.
VAR = "var"

# Where comments are kept: a file, or a PostgreSQL database that several machines may
# share: postgresql://user:password@host/database, with several hosts as libpq has them.
DATABASE_URL = "sqlite:///<VAR>/moderation.db"

# A server that follows that of a postgresql:// DATABASE_URL and from which public pages
# are read. Empty: there is none.
DATABASE_REPLICA_URL = ""

# The secret keys; made on the first start. Without this file the addresses are lost:
# keep a copy of it apart from the backups of the database.
KEY_FILE = "<VAR>/keys.json"

# The address that readers know, without a slash at the end. Feeds and the export carry
# it. Empty: http:// and the place that the server listens on.
SITE_URL = ""

# The name of the publication, in titles and feeds.
SITE_NAME = "صدى"

# The language of pages that belong to no article: ar, en or fr.
LANGUAGE = "ar"

# The time zone of the dates on pages, as the tz database names it.
TIME_ZONE = "Africa/Casablanca"

# Other origins whose pages may post comments here, separated by blanks.
TRUSTED_ORIGINS = ""

# How many proxies in front of the service set X-Forwarded-For, -Proto and -Host.
TRUSTED_PROXIES = 0

# Seconds between two comments from one network or author; 0 switches the limit off.
FLOOD_SECONDS = 15

# Comments, and reports, in an hour from one network or author; 0: no limit.
COMMENTS_PER_HOUR = 60

# Attempts to sign in within a minute, for one network or name; 0: no limit.
SIGN_INS_PER_MINUTE = 10

# A comment with this many links waits for a moderator, whoever wrote it; 0: none does.
LINKS_HELD = 2

# Comments on one page of a thread.
COMMENTS_PER_PAGE = 100

# How deep replies are set in, 1 to 8; deeper ones line up with the last step.
REPLY_DEPTH = 4

# Megabytes of public pages that each server process keeps ready; 0 keeps none.
KEPT_MEGABYTES = 64

# Seconds that a shared cache may serve a public page without asking again, and seconds
# after them in which it may still serve it while it asks. Browsers always ask.
CACHE_SECONDS = 1
STALE_SECONDS = 5

# Where outgoing mail is handed over: smtp://user:password@host:port. Checked at the
# start; no part of the service sends mail yet.
SMTP_URL = ""

# Server processes, and requests that each works on at once.
WORKERS = 2
THREADS = 48
