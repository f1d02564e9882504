using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Laws that the text states, tried on the reference itself over nasty files.</summary>
public sealed class NastyLaws(ITestOutputHelper output)
{
    private readonly IEnumerable<int> _seeds = Trials.Seeds(150);

    [Fact]
    public void A_seed_gives_the_same_file_again() =>
        Assert.All(_seeds, seed => Assert.Equal(NastyFiles.Of(seed).ToString(), NastyFiles.Of(seed).ToString()));

    [Fact]
    public void Every_message_stands_in_exactly_one_place() => Assert.All(_seeds, seed =>
    {
        var delivery = Report(NastyFiles.Of(seed))["delivery"]!;
        Assert.Equal(Number("selected"), Number("sent") + Number("notSent"));
        Assert.Equal(Number("sent"), Number("delivered") + Number("bounced") + Number("deferred") + Number("pending"));
        long Number(string name) => (long)delivery[name]!;
    });

    [Fact]
    public void Neither_order_nor_copies_of_lines_change_a_number() => Assert.All(_seeds, seed =>
    {
        var file = NastyFiles.Of(seed);
        var lines = file.Lines.Concat(file.Lines.Take(5)).Reverse().ToList();
        Assert.Equal(WithoutInput(Report(file)), WithoutInput(Report(file with { Lines = lines })));
    });

    [Fact]
    public void What_states_Automation_changes_no_number_of_people() => Assert.All(_seeds, seed =>
    {
        var file = NastyFiles.Of(seed);
        var profile = NaiveProfile.Of(file.Options.Definition);
        var read = new NaiveLines(file.Lines).Events;
        if (profile.CountsAutomation || read.Count == 0) return;
        var types = new[] { "opened", "clicked", "viewed", "unsubscribed", "replied", "forwarded", "spamReported", "converted" };
        var programs = types.Select((type, i) =>
        {
            var other = read[(seed + i) % read.Count];
            return new JsonObject
            {
                ["type"] = type, ["id"] = $"program-{i}", ["at"] = $"{other.At.AddSeconds(-i):yyyy-MM-dd'T'HH:mm:ss'Z'}", ["bot"] = true,
                ["email"] = other.Email ?? "news", ["recipient"] = other.Contact, ["url"] = "https://shop.example/trap",
                ["ip"] = "203.0.113.5", ["amount"] = 7, ["goal"] = "purchase", ["currency"] = "EUR", ["order"] = "A-1",
            }.ToJsonString();
        });
        Assert.Equal(OfPeople(Report(file)), OfPeople(Report(file with { Lines = [.. file.Lines, .. programs] })));
    });

    [Fact]
    public void A_report_is_the_sum_of_its_contacts() => Assert.All(_seeds, seed =>
    {
        var file = NastyFiles.Of(seed);
        var read = new NaiveLines(file.Lines);
        var report = Report(file);
        foreach (var name in new[] { "selected", "bounced", "unsubscribed" })
            Assert.Equal((long)report["delivery"]![name]!, report["emails"]!.AsArray().Sum(row => (long)row!["delivery"]![name]!));
        if (report["engagement"]!["uniqueOpens"] is { } opens && report["sinceSending"] is not null)
            Assert.Equal((long)opens, report["devices"]!.AsArray().Sum(row => (long)row!["opens"]!["unique"]!));
    });

    [Fact]
    public void An_ignored_parameter_changes_nothing_wherever_it_is_added() => Assert.All(_seeds, seed =>
    {
        var file = NastyFiles.Of(seed);
        var lines = file.Lines.Select(line => WithParameter(line));
        Assert.Equal(WithoutInput(Report(file)), WithoutInput(Report(file with { Lines = [.. lines] })));
    });

    [Fact]
    public void Nasty_files_reach_every_rule_disposition_reason_and_caveat()
    {
        var reports = Enumerable.Range(1, 300).Select(seed => Report(NastyFiles.Of(seed))).ToList();
        Reach("rules", report => Names(report["excluded"]!["rules"], "rule"), [
            "stated", "honeypot", "near-honeypot", "prefetch", "scanner-network", "empty-agent", "known-agent", "proxy-click",
            "before-acceptance", "privacy-proxy", "burst", "near-burst", "link-role", "not-delivered", "tracking-off",
        ]);
        Reach("caveats", report => Names(report["caveats"], "code"), [
            "deliveriesNotReported", "pendingLong", "privacyOpens", "imagesOff", "placesByProxy", "automation", "untrackedEmails",
            "eventsWithoutEmail", "idForSeveralTypes", "fewDelivered",
        ]);
        Reach("reasons", report => report["rates"]!.AsObject().Select(rate => (string?)rate.Value!["notMeasured"]), NaiveFacts.Reasons);
        Reach("delivery", report => Above(report["delivery"]!), [
            "notSent", "pending", "deferred", "delivered", "presumedDelivered", "bounced", "autoReplies", "unsubscribed", "spamReports",
        ]);
        Reach("unattributed", report => Above(report["unattributed"]!), ["unsubscribed", "spamReports", "conversions", "refunds"]);
        Reach("revenue", report => report["revenue"]!.AsArray().SelectMany(row => Above(row!)), ["orders", "refunds"]);
        Reach("links", report => Rows(report["links"]).Where(IsClicked).Select(Kind), ["", "{{", "*|", "[["]);
        Reach("left out", report => report["clickMap"] is { } map ? Above(map["leftOut"]!) : [], ["text", "variant"]);
        Reach("since sending", report => Rows(report["sinceSending"]).SelectMany(Above), ["firstOpens", "firstClicks", "leftOut"]);
        Reach("viewing", report => ["read", .. Above(report["viewing"]!)], ["measured"]);

        void Reach(string what, Func<JsonNode, IEnumerable<string?>> of, IEnumerable<string> all)
        {
            var reached = reports.SelectMany(of).ToLookup(name => name);
            foreach (var name in all) output.WriteLine($"{what}: {reached[name].Count(),4} {name}");
            Assert.All(all, name => Assert.NotEmpty(reached[name]));
        }
    }

    private static bool IsClicked(JsonNode link) => (long)link["combined"]!["total"]! > 0;

    private static string Kind(JsonNode link) =>
        new[] { "{{", "*|", "[[" }.FirstOrDefault(sign => ((string)link["url"]!).Contains(sign, StringComparison.Ordinal), "");

    private static IEnumerable<JsonNode> Rows(JsonNode? rows) => (rows as JsonArray ?? []).Select(row => row!);

    private static IEnumerable<string?> Names(JsonNode? rows, string name) => rows!.AsArray().Select(row => (string?)row![name]);

    private static IEnumerable<string> Above(JsonNode counts) => counts.AsObject()
        .Where(count => count.Value is JsonValue value && value.TryGetValue<decimal>(out var number) && number > 0)
        .Select(count => count.Key);

    /// <summary>
    /// <c>NASTY_SEED=7 NASTY_FOLDER=/tmp/nasty</c> writes the file of a seed, and the reference's report of it beside it.
    /// </summary>
    [Fact(Explicit = true)]
    public void Write_the_file_of_a_seed()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("NASTY_SEED") ?? "1", CultureInfo.InvariantCulture);
        var folder = Environment.GetEnvironmentVariable("NASTY_FOLDER") ?? Path.Combine(Path.GetTempPath(), "nasty");
        var file = NastyFiles.Of(seed, Environment.GetEnvironmentVariable("NASTY_GEO"));
        file.WriteTo(folder);
        File.WriteAllText(Path.Combine(folder, "reference.json"), Report(file).ToJsonString(Indented));
        output.WriteLine(file.ToString());
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static JsonNode Report(NastyFile file) => NaiveReport.Of(file);

    /// <summary>An id is derived from the line as it came, so lines without one stay.</summary>
    private static string WithParameter(string line)
    {
        if (!line.Contains("\"url\"", StringComparison.Ordinal) || !line.Contains("\"id\"", StringComparison.Ordinal)) return line;
        var json = JsonNode.Parse(line)!;
        var url = (string)json["url"]!;
        if (!url.Contains("https:", StringComparison.OrdinalIgnoreCase) || url.Contains('#', StringComparison.Ordinal)) return line;
        json["url"] = url.TrimEnd() + (url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "mc_eid=" + line.Length;
        return json.ToJsonString();
    }

    private static string WithoutInput(JsonNode report)
    {
        report.AsObject().Remove("input");
        return report.ToJsonString();
    }

    private static string OfPeople(JsonNode report)
    {
        foreach (var name in new[] { "input", "excluded", "caveats" }) report.AsObject().Remove(name);
        return report.ToJsonString();
    }
}
