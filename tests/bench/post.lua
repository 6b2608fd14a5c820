-- Posts comments of which no two are alike, each from another network and author.
-- Arguments: whom to post to ("ours" or "isso") and the number of the first comment.
local here = debug.getinfo(1, "S").source:match("@?(.*/)") or ""
dofile(here .. "report.lua")

local text = "مقال جيد، شكرا لكم على هذا الشرح الوافي، وننتظر الجزء الثاني منه. "
local threads = 0
local sender, sent = nil, 0

local function encoded(words)
   return (words:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end))
end

local form = "name=" .. encoded("أمينة الفاسي") .. "&body=" .. encoded(text)
local json = '{"title": "t", "author": "أمينة الفاسي", "text": "' .. text

local senders = {
   ours = function(n, network)
      local body = form .. n .. "&email=reader" .. n .. "%40example.org&nonce=n" .. n
      return wrk.format("POST", nil, {
         ["Content-Type"] = "application/x-www-form-urlencoded",
         ["X-Forwarded-For"] = network,
      }, body)
   end,
   isso = function(n, network)
      local body = json .. n .. '", "email": "reader' .. n .. '@example.org"}'
      return wrk.format("POST", nil, {
         ["Content-Type"] = "application/json",
         ["X-Forwarded-For"] = network,
      }, body)
   end,
}

function setup(thread)
   thread:set("place", threads)
   threads = threads + 1
end

function init(arguments)
   sender = senders[arguments[1]]
   sent = tonumber(arguments[2]) + place * 100000
end

function request()
   sent = sent + 1
   local network = string.format("10.%d.%d.%d",
      math.floor(sent / 65536) % 256, math.floor(sent / 256) % 256, sent % 256)
   return sender(sent, network)
end
