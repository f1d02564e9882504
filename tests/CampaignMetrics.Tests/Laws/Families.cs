using System.Globalization;
using System.Text;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Inputs in which one thing is different in every line, or made to be costly.</summary>
internal static class Families
{
    private const string At = "\"at\":\"2026-03-24T09:00:00Z\"";

    /// <summary>Each family's line by its number.</summary>
    public static IReadOnlyDictionary<string, Func<int, string>> All { get; } = new Dictionary<string, Func<int, string>>
    {
        ["plain events"] = i => Line("opened", i, to: i / 6),
        ["contacts"] = i => Line("sent", i, to: i),
        ["events of one message"] = i => Line("opened", i),
        ["instants of one message"] = i => Line("opened", i, $"\"ip\":\"10.1.{i / 250 % 250}.{i % 250}\"", at: Instant(i * 61L)),
        ["instants over two centuries"] = i => Line("opened", i, to: i / 6, at: Instant(i * 7_919_000_003L % 7_200_000_000)),
        ["amounts that collide"] = i => Line("converted", i, $"\"amount\":{Amount(i)},\"currency\":\"EUR\""),
        ["currencies"] = i => Line("converted", i, $"\"amount\":1,\"currency\":\"C{i}\""),
        ["orders and goals"] = i => Line("converted", i, $"\"amount\":1,\"order\":\"o{i}\",\"goal\":\"g{i}\""),
        ["links that a polynomial hashes alike"] = i => Line("clicked", i, $"\"url\":\"u{i}\",\"link\":\"l{1_000_000 - 31 * i}\""),
        ["links"] = i => Line("clicked", i, $"\"url\":\"https://shop.example/{i}\"", to: i),
        ["links of one message"] = i => Line("clicked", i, $"\"url\":\"https://shop.example/{i}\""),
        ["a burst for every contact"] = i => Line("clicked", i, $"\"url\":\"https://shop.example/{i % 3}\"", to: i / 3),
        ["lists of one message"] = i => Line("opened", i, $"\"list\":\"l{i}\""),
        ["tags of one message"] = i => Line("opened", i, $"\"tags\":{{\"request\":\"{i}\"}}"),
        ["a tag for every event"] = i => Line("opened", i, $"\"tags\":{{\"request\":\"{i}\"}}", to: i / 6),
        ["an email and a list for every event"] = i => Line("opened", i, $"\"list\":\"l{i}\"", to: i, email: i),
        ["a thousand lists a line"] = i => Line("opened", i, Lists(i, 1_000), to: i),
        ["a thousand lists a line of one message"] = i => Line("opened", i, Lists(i, 1_000_000)),
        ["emails"] = i => Line("opened", i, to: i, email: i),
        ["user agents"] = i => Line("opened", i, $"\"userAgent\":\"Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 x{i}\"", to: i),
        ["IPv4 addresses"] = i => Line("opened", i, $"\"ip\":\"{i * 131 % 250}.{i / 250}.7.9\"", to: i),
        ["IPv6 addresses"] = i => Line("opened", i, $"\"ip\":\"2001:db8::{i:x}\"", to: i),
        ["domains"] = i => $$"""{"id":"{{i}}","type":"opened",{{At}},"email":"e","recipient":"u@x{{i}}.example"}""",
        ["places"] = i => Line("opened", i, $"\"city\":\"c{i}\",\"country\":\"NL\"", to: i),
        ["server responses"] = i => Line("bounced", i, $"\"smtp\":\"550 5.1.1 <u{i}@x.example> unknown in table {i}\"", to: i),
        ["reasons"] = i => Line("notSent", i, $"\"reason\":\"r{i}\"", to: i),
        ["conversions that name no email"] = i => i % 2 == 0
            ? Line("clicked", i, "\"url\":\"https://x\"", email: i)
            : $$"""{"id":"{{i}}","type":"converted","at":"2026-03-25T09:00:00Z","recipient":"u0@x.example","amount":1}""",
        ["long ids"] = i => $$"""{"id":"{{new string('€', 188)}}{{i}}","type":"opened",{{At}},"email":"e","recipient":"u@x.example"}""",
        ["keys of a thousand characters"] = i => Line("opened", i, to: i, padding: new string('k', 1_000)),
        ["no JSON"] = _ => "x",
        ["lines cut short"] = i => Line("opened", i)[..^1],
        ["lines that are too deep"] = _ => $$"""{"x":{{new string('[', 70)}}1{{new string(']', 70)}}}""",
        ["half surrogate pairs"] = i => $$"""{"id":"\ud800{{i}}","type":"opened",{{At}},"email":"e","recipient":"u@x.example"}""",
        ["unknown types"] = i => Line($"type{i}", i),
        ["escapes"] = i => Line("opened", i, $"\"userAgent\":\"{string.Concat(Enumerable.Repeat("\\u00e9", 100))}\""),
    };

    /// <summary>So many lines of a family that they take about so many bytes.</summary>
    public static byte[] Lines(Func<int, string> lineOf, int bytes)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < bytes; i++) text.Append(lineOf(i)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Line(string type, int id, string? more = null, int to = 0, int email = 0, string at = At, string padding = "")
    {
        var rest = more is null ? "" : "," + more;
        return $$"""{"id":"{{id}}","type":"{{type}}",{{at}},"email":"e{{email}}","recipient":"{{padding}}u{{to}}@x.example"{{rest}}}""";
    }

    private static string Instant(long seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"\"at\":\"{DateTimeOffset.FromUnixTimeSeconds(seconds):yyyy-MM-ddTHH:mm:ssZ}\"");

    /// <summary>The parts of such a decimal cancel each other out in the framework's hash.</summary>
    private static string Amount(int i) =>
        new decimal(i * 2 + 2 ^ 0x12345679, i * 2 + 2, 0, isNegative: false, scale: 9).ToString(CultureInfo.InvariantCulture);

    private static string Lists(int seed, int of) => $"\"list\":[{string.Join(',', Names(seed, of))}]";

    private static IEnumerable<string> Names(int seed, int of)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, 1_000).Select(_ => $"\"{random.Next(of)}\"");
    }
}
