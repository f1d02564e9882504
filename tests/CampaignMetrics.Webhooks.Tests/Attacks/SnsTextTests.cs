using System.Text;
using CampaignMetrics.Webhooks.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Tests.Providers.AmazonSes;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Webhooks.Tests.Attacks;

/// <summary>The signed text can be cut in one way alone.</summary>
public sealed class SnsTextTests
{
    private static readonly string[] Pieces =
    [
        "a", "{}", "MessageId", "Subject", "Timestamp", "Token", "SubscribeURL", "TopicArn", "Type", "Message", "Notification",
        "SubscriptionConfirmation", "UnsubscribeConfirmation",
        SnsSigner.Time, SnsSigner.Topic, SnsSigner.Subscribe, "n-1",
    ];

    private static readonly string[] Names = ["Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

    /// <summary>
    /// Cuts a signed text wherever the name of a member stands on a line of its own, in all ways: of what is accepted there is one.
    /// </summary>
    [Fact]
    public void No_two_messages_have_one_text() => Prop.ForAll(Messages().ToArbitrary(), message =>
    {
        if (TextOf(message) is not { } text) return true;
        var accepted = Cuts(text).Where(cut => TextOf(cut) == text).ToList();
        return accepted.Count == 1 && Names.All(name => accepted[0].GetValueOrDefault(name) == message.GetValueOrDefault(name));
    }).QuickCheckThrowOnFailure();

    private static Gen<Dictionary<string, string>> Messages() =>
        from lines in Gen.Elements(Pieces).ArrayOf()
        from type in Gen.Elements("Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation")
        from subject in Gen.Elements(null, "s", "MessageId", "Subject")
        select Message(string.Join('\n', lines.Take(5)), type, subject);

    private static Dictionary<string, string> Message(string text, string type, string? subject)
    {
        var message = SnsSigner.Notification(("Type", type), ("Message", text));
        if (type != "Notification") (message["Token"], message["SubscribeURL"]) = ("tok", SnsSigner.Subscribe);
        else if (subject is not null) message["Subject"] = subject;
        return message;
    }

    private static string? TextOf(Dictionary<string, string> message) =>
        SnsEnvelope.Read(Encoding.UTF8.GetBytes(SnsSigner.Body(message, "AA==")))?.SignedText();

    /// <summary>Every reading of the lines as members in their order, each name once.</summary>
    private static IEnumerable<Dictionary<string, string>> Cuts(string text)
    {
        var lines = text.Split('\n')[..^1];
        var starts = Enumerable.Range(1, lines.Length - 1).Where(i => Names.Contains(lines[i])).ToList();
        return Enumerable.Range(0, 1 << starts.Count)
            .Select(set => Cut(lines, [0, .. starts.Where((_, i) => (set & (1 << i)) != 0)])).OfType<Dictionary<string,
        string>>();
    }

    private static Dictionary<string, string>? Cut(string[] lines, List<int> starts)
    {
        var message = new Dictionary<string, string>();
        foreach (var (start, end) in starts.Zip(starts.Skip(1).Append(lines.Length)))
            if (start + 1 >= end || !message.TryAdd(lines[start], string.Join('\n', lines[(start + 1)..end]))) return null;
        return message;
    }
}
