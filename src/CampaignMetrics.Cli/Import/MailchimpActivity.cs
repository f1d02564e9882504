using System.Text;
using System.Text.Json;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Import;

/// <summary>
/// Reads Mailchimp's email activity: a JSON line a recipient, address → actions, or the pages of its API. Times that state no zone are
/// GMT unless the command line names another.
/// </summary>
internal sealed class MailchimpActivity(ImportSettings settings, ImportOutput output)
{
    public const string Provider = "Mailchimp";

    private const string Lacks = "sendings and deliveries, without which rates say nothing; user agents";

    /// <summary>The longest line or document, in characters.</summary>
    private const int MostCharacters = 16 << 20;

    private readonly Moments _moments = new(settings.Formats, settings.Zone ?? TimeZoneInfo.Utc);
    private readonly EventDraft _draft = new();

    /// <summary>Whether a line or the first line of a document is of this export: addresses with their actions.</summary>
    public static bool Is(string line) =>
        Labels.Parse(line.Trim()) is { ValueKind: JsonValueKind.Object } json && (IsOfAddresses(json) || IsOfPage(json));

    public void Read(ImportFile file)
    {
        using var text = file.Text();
        var number = 0;
        while (NextLine(text) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            // A document over several lines begins with a line that is none alone.
            var json = Labels.Parse(line.Trim());
            if (json is null && number == 1) json = Labels.Parse(line += Rest(text));
            if (json is { } whole) Read($"{file.Name}:{number}", whole);
            // Only the last line can have been cut short.
            else if (text.Peek() < 0 && CutJson.Is(Encoding.UTF8.GetBytes(line))) output.Refuse($"{file.Name}:{number}", CutJson.Reason);
            else output.Skip($"{file.Name}:{number}", "no JSON, or longer than 16 MiB");
        }
        if (_moments.Doubt is { } doubt) output.Note($"{file.Name}: {doubt}");
        output.Note($"{file.Name}: mailchimp-activity: the export lacks {Lacks}");
    }

    private static bool IsOfAddresses(JsonElement json) =>
        json.EnumerateObject().Any()
        && json.EnumerateObject().All(member =>
            member.Name.Contains('@', StringComparison.Ordinal) && member.Value.ValueKind == JsonValueKind.Array);

    private static bool IsOfPage(JsonElement json) =>
        json.TryGetProperty("emails", out var emails) && emails.ValueKind == JsonValueKind.Array
        && emails.EnumerateArray().Any(email => email.ValueKind == JsonValueKind.Object && email.TryGetProperty("activity", out _));

    private void Read(string where, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var each in json.EnumerateArray()) Read(where, each);
        }
        else if (json.ValueKind != JsonValueKind.Object) output.Skip(where, "no object");
        else if (json.TryGetProperty("emails", out var emails) && emails.ValueKind == JsonValueKind.Array) Read(where, emails);
        else if (json.TryGetProperty("activity", out var activity) && activity.ValueKind == JsonValueKind.Array)
            ReadActions(where, json, Text(json, "email_address"), activity);
        else ReadMembers(where, json);
    }

    private void ReadMembers(string where, JsonElement json)
    {
        foreach (var member in json.EnumerateObject())
        {
            var address = Labels.Name(member);
            if (address.Contains('@', StringComparison.Ordinal) && member.Value.ValueKind == JsonValueKind.Array)
                ReadActions(where, json, address, member.Value);
            else output.Skip(where, "no email activity of Mailchimp's: other JSON is imported by its provider's name");
        }
    }

    private void ReadActions(string where, JsonElement element, string? recipient, JsonElement actions)
    {
        foreach (var action in actions.EnumerateArray())
        {
            _draft.Clear();
            _draft["recipient"] = recipient;
            _draft["list"] = Text(element, "list_id");
            _draft["email"] = settings.Email
                ?? (settings.EmailFrom is { } path ? Labels.At(element, path.Split('.')) : Text(element, "campaign_id"));
            if (_draft["email"] is null && settings.EmailFrom is null)
                throw new UnusableException($"{where}: the file does not say which email it is of: say it with --email KEY");
            ReadAction(where, action);
        }
    }

    private void ReadAction(string where, JsonElement action)
    {
        var word = Text(action, "action") ?? "";
        if (settings.Words.Find(word) is not { } type)
        {
            if (word.Length == 0) output.Skip(where, "no action");
            else output.Other(where, Safe.Text(word, 80));
            return;
        }
        if (!settings.Takes(type)) return;
        _draft["type"] = EventTypes.NameOf(type);
        _draft["url"] = Text(action, "url");
        _draft["ip"] = Text(action, "ip");
        _draft["bounceClass"] = Text(action, "type");
        if (!SetTime(where, Text(action, "timestamp"))) return;
        var read = _draft.Read(Provider);
        if (read.Event is { } made) output.Write(made, messageId: null);
        else output.Skip(where, read.Reason!);
    }

    /// <returns>False where there is no time.</returns>
    private bool SetTime(string where, string? text)
    {
        if (text is null && settings.At is null)
        {
            output.Skip(where, "no time: --at TIME gives one");
            return false;
        }
        var at = settings.At ?? default;
        if (text is not null && _moments.TryRead(text, out at) is { } reason)
        {
            output.Skip(where, reason, text);
            return false;
        }
        _draft.SetAt(at);
        return true;
    }

    private static string? Text(JsonElement json, string name) => Labels.At(json, [name]);

    /// <returns>Null at the end; of a line that is too long what fits, which is no JSON then.</returns>
    private static string? NextLine(TextReader text)
    {
        if (text.Peek() < 0) return null;
        var line = new StringBuilder();
        for (int letter; (letter = text.Read()) >= 0 && letter != '\n';)
            if (line.Length <= MostCharacters) line.Append((char)letter);
        return line.ToString();
    }

    private static string Rest(TextReader text)
    {
        var rest = new StringBuilder("\n");
        var chunk = new char[1 << 14];
        for (int count; (count = text.Read(chunk, 0, chunk.Length)) > 0;)
            if (rest.Length <= MostCharacters) rest.Append(chunk, 0, count);
        return rest.ToString();
    }
}
