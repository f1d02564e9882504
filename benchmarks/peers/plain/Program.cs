using System.Text.Json;
using CampaignMetrics;
using CampaignMetrics.Events;
using Plain;

var pool = new StringPool();
var messages = new Dictionary<(string Email, string Recipient), Message>();
var seen = new HashSet<(Message, string)>();
var conversions = new List<(string? Email, string Recipient, DateTime At, decimal Amount, string Currency)>();
var earliest = DateTime.MaxValue;
var lines = 0;

foreach (var line in File.ReadLines(args[0]))
{
    lines++;
    var e = JsonSerializer.Deserialize(line, EventJson.Default.Event)!;
    var (email, recipient) = (pool.Get(e.Email ?? ""), pool.Get(e.RecipientKey));
    if (!messages.TryGetValue((email, recipient), out var message))
        messages.Add((email, recipient), message = new Message(email, recipient));
    var id = e.Key;
    if (!seen.Add((message, id))) continue;
    if (e.At.UtcDateTime < earliest) earliest = e.At.UtcDateTime;
    if (e is { Type: "converted", Amount: { } amount })
        conversions.Add((e.Email, recipient, e.At.UtcDateTime, amount, e.Currency?.ToUpperInvariant() ?? "XXX"));
    message.Apply(e, id, pool);
}

var builder = new ReportBuilder();
foreach (var message in messages.Values)
    if (message.Email != "") builder.Add(message);
var input = new Input(lines, seen.Count, lines - seen.Count);
var report = builder.Build(earliest, Attribute(builder.Clicks), input);
using var output = Console.OpenStandardOutput();
JsonSerializer.Serialize(output, report, ReportJson.Default.Report);

// A conversion that names no email goes to its contact's last counted click of the week before.
List<Revenue> Attribute(Dictionary<string, List<DateTime>> clicks)
{
    var revenue = new Dictionary<string, Revenue>();
    foreach (var conversion in conversions)
    {
        if (conversion.Email is null)
        {
            if (!clicks.TryGetValue(conversion.Recipient, out var at)) continue;
            var last = at.FindLastIndex(click => click <= conversion.At);
            if (last < 0 || conversion.At - at[last] > TimeSpan.FromDays(7)) continue;
        }
        if (!revenue.TryGetValue(conversion.Currency, out var sum))
            revenue.Add(conversion.Currency, sum = new Revenue(conversion.Currency));
        sum.Amount += conversion.Amount;
        sum.Orders++;
    }
    return [.. revenue.Values.OrderByDescending(row => row.Amount).ThenBy(row => row.Currency, StringComparer.Ordinal)];
}
