namespace CampaignMetrics.Tests.Reference;

/// <summary>What nasty files are made of: few words, so that they meet, each in several spellings.</summary>
internal static class NastyWords
{
    public const string Relays = "192.0.2.0/24\n2001:db8:7::/48\n";
    public const string Scanners = "198.51.100.0/25\n";

    /// <summary>A row a contact: spellings of one key.</summary>
    public static readonly string[][] Contacts =
    [
        [
            "ann@example.org", "<ANN@Example.org>", "  ann@example.org ", "mailto:Ann@EXAMPLE.org",
            "< MAILTO:ann@example.org >", "mailto:<ann@example.org>",
        ],
        ["bob@bücher.example", "Bob@xn--bcher-kva.example", "bob@BÜCHER.example", "bob@bu\u0308cher.example"],
        ["cid@straße.example", "CID@Straße.example"],
        ["cid@strasse.example", "cid@STRASSE.example"],
        ["é@example.org", "e\u0301@example.org", "É@example.org"],
        ["crm-1"],
        ["CRM-1"],
        ["dan+x@example.org", "Dan+X@example.org"],
        ["dan@example.org"],
        ["\"a@b\"@example.net", "\"A@B\"@EXAMPLE.net"],
    ];

    /// <summary>A row a link: spellings of one URL.</summary>
    public static readonly string[][] Urls =
    [
        [
            "https://shop.example/a", "HTTPS://Shop.Example:443/a", "https://shop.example./a#", "https://shop.example/%61",
            " https://shop.example/a?mc_eid=7", "https://shop.example/a?_hsenc=1&_hsmi=2", "https://shop.example/a?%6dkt_tok=x",
        ],
        [
            "https://shop.example/a?x=1&y=2", "https://shop.example/a?x=1&amp;y=2", "https://shop.example/a?x=1&#38;y=2&vero_id=9",
            "https://shop.example/a?bbeid=q&x=1&#x26;y=2",
        ],
        ["https://shop.example/a#top"],
        ["https://shop.example/a#foot"],
        ["http://shop.example/", "http://shop.example", "http://SHOP.example:80", "http://shop.example/?"],
        ["https://bücher.example/caf%c3%a9", "https://xn--bcher-kva.example/café", "https://BÜCHER.example/caf%C3%A9"],
        ["https://shop.example/p?ref=1", "https://shop.example/p?ref=2"],
        ["https://shop.example/p?utm_source=a"],
        ["https://shop.example/out/1", "https://shop.example/out/%31"],
        ["https://shop.example/out/2"],
        ["https://shop.example/out/help"],
        ["https://shop.example/out/1/x"],
        ["https://shop.example/pref?c=77", "https://shop.example/pref?c=77&ck_subscriber_id=5"],
        ["https://shop.example/pref?c="],
        ["https://shop.example/r/ab"],
        ["https://shop.example/trap", "HTTPS://shop.example/trap"],
        ["https://shop.example/%2f%2F"],
        ["mailto:sales@shop.example", "MAILTO:sales@shop.example"],
        ["/relative", "/relative"],
        [""],
    ];

    public static readonly string?[] Agents =
    [
        null, null, null,
        "Mozilla/5.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
        "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 "
            + "Edge/12.246 Mozilla/5.0",
        "", "curl/8.5.0", "Barracuda Sentinel (EE)", "Foo Thing 3",
    ];

    /// <summary>Readers' programs, for what should mostly stay a reader's.</summary>
    public static readonly string?[] Readers = [null, Agents[4], Agents[5], Agents[6]];

    public static readonly string?[] Ips =
    [
        null, null, "216.160.83.56", "89.160.20.112", "192.0.2.1", "::ffff:192.0.2.1", "2001:db8:7::1", "2001:DB8:7:0::1", "198.51.100.7",
        "203.0.113.5", "203.0.113.6", "216.160.83.56", "89.160.20.112", "81.2.69.160", "not an address",
    ];

    public static readonly string[] Answers =
    [
        "550 5.1.1 no such user", "552 5.2.2 Mailbox full", "421 4.4.2 Connection timed out", "550 5.7.1 Message rejected as spam",
    ];

    public static readonly string[] AutoReplies = ["Out of office: I am back on Monday", "Automatic reply: thank you", "I am on vacation"];

    public static readonly string?[] Purposes = ["prefetch", "Prefetch;prerender", "preview", "navigate"];

    public static readonly string[] Zones =
    [
        "UTC", "UTC", "Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Asia/Tokyo", "Africa/Cairo",
        "America/St_Johns", "Pacific/Chatham",
    ];

    public static readonly string[] Definitions =
    [
        "HubSpot", "HubSpot", "Pipedrive", "Mailchimp", "Klaviyo", "SendGrid", "Mailgun", "SparkPost", "Brevo",
        "CampaignMonitor", "CustomerIo", "Mautic", "Reliable", "Reliable",
    ];

    /// <summary>Nights in which clocks change, midnights, and a plain morning.</summary>
    public static readonly string[] Beginnings =
    [
        "2026-03-02T09:00:00Z", "2026-03-28T22:30:00Z", "2026-03-29T00:55:00Z", "2026-10-25T00:20:00Z", "2026-03-08T06:50:00Z",
        "2026-11-01T05:30:00Z", "2026-02-28T23:59:59Z", "2026-04-04T14:40:00Z", "2025-12-31T23:00:00Z",
    ];

    /// <summary>Milliseconds at the edges of rules.</summary>
    public static readonly long[] Steps =
    [
        0, 0, 1, 500, 999, 1_000, 1_001, 2_000, 2_001, 3_000, 7_000, 10_000, 10_001, 60_000, 60_001, 300_000, 300_001, 600_000, 600_001,
        900_000, 900_001, 1_800_000, 3_600_000, 3_600_001, 7_200_000, 86_399_999, 86_400_000, 259_200_000, 604_800_000, 604_800_001,
        2_592_000_000,
    ];
}
