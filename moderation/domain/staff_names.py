"""The titles that only those who run a newsroom bear."""

from __future__ import annotations

# As they are written in Arabic, English and French. A name is compared with them after
# folding, so that a capital, a haraka or a borrowed letter makes no other name of one.
STAFF_TITLES = (
    *("مدير التحرير", "مديرة التحرير", "رئيس التحرير", "رئيسة التحرير"),
    *("سكرتير التحرير", "سكرتيرة التحرير", "هيئة التحرير", "أسرة التحرير"),
    *("فريق التحرير", "قسم التحرير", "إدارة التحرير", "المحرر", "المحررة", "المحررون"),
    *("المشرف", "المشرفة", "المشرفون", "مشرف الموقع", "فريق الإشراف", "أدمن", "الأدمن"),
    *("الإدارة", "إدارة الموقع", "مدير الموقع", "إدارة التعليقات", "الحساب الرسمي"),
    *("admin", "admins", "administrator", "administrators", "administration"),
    *("sysadmin", "webmaster", "moderator", "moderators", "moderation team"),
    *("editor", "editors", "editor in chief", "editorial team", "editorial board"),
    *("newsroom", "site owner", "official account", "site team"),
    *("administrateur", "administratrice", "modérateur", "modératrice", "modérateurs"),
    *("rédaction", "rédacteur en chef", "rédactrice en chef", "webmestre"),
    *("équipe de modération", "compte officiel"),
)
