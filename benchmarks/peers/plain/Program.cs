using System.Text.Json;
using Plain;

var pool = new StringPool();
var messages = new Dictionary<(string Email, string Recipient), Message>();
var seen = new HashSet<(Message, string Type, string Id)>();
var conversions = new List<Conversion>();
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
    if (!seen.Add((message, pool.Get(e.Type), id))) continue;
    if (e.At.UtcDateTime < earliest) earliest = e.At.UtcDateTime;
    if (e is { Type: "converted", Amount: { } amount })
        conversions.Add(new Conversion(
            e.Email, recipient, e.At.UtcDateTime, amount, e.Currency?.ToUpperInvariant() ?? "XXX", e.Order ?? ""));
    message.Apply(e, id, pool);
}

var builder = new ReportBuilder();
foreach (var message in messages.Values)
    if (message.Email != "") builder.Add(message);
var input = new Input(lines, seen.Count, lines - seen.Count);
var report = builder.Build(earliest, Revenue.Of(conversions, builder.Clicks), input);
using var output = Console.OpenStandardOutput();
JsonSerializer.Serialize(output, report, ReportJson.Default.Report);
