using CampaignMetrics.Bounces.Rules;

namespace CampaignMetrics.Bounces;

/// <summary>Tells from a server's words and codes why a message was not delivered.</summary>
/// <remarks>
/// Rules are tried in a fixed order and the first that applies decides: words and codes that receivers publish, then general wordings, then
/// enhanced status codes, then vague wordings, then reply codes. Pure, deterministic and safe for use by many threads at once; immutable.
/// </remarks>
/// <example>
/// <code>
/// Console.WriteLine(BounceClassifier.Default.Classify("552 5.2.2 Mailbox full").Class);   // Soft
/// </code>
/// </example>
public sealed class BounceClassifier
{
    private static readonly string[] Tables = ["Receivers.txt", "Wordings.txt", "DecisiveCodes.txt", "VagueWordings.txt", "OtherCodes.txt"];

    private readonly string[] _tablesInFront;
    private readonly BounceClassMap _classes;
    private readonly RuleSet _rules;
    private readonly int _clearRules;

    private BounceClassifier(string[] tablesInFront, BounceClassMap classes, RuleSet rules) =>
        (_tablesInFront, _classes, _rules, _clearRules) = (tablesInFront, classes, rules, CountClear(rules.Rules));

    /// <summary>The built-in rules with <see cref="BounceClassMap.Default"/>.</summary>
    public static BounceClassifier Default { get; } = new([], BounceClassMap.Default, Compile([]));

    /// <summary>The rules in the order in which they are tried.</summary>
    public IReadOnlyList<BounceRule> Rules => _rules.Rules;

    /// <summary>A classifier with the same rules and other classes.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="classes"/> is null.</exception>
    public BounceClassifier WithClasses(BounceClassMap classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return new BounceClassifier(_tablesInFront, classes, _rules);
    }

    /// <summary>A classifier that tries the rules of a table before all others.</summary>
    /// <param name="table">Lines of the form <c>id | reason | when | words</c>; the guide has the whole form.</param>
    /// <exception cref="ArgumentException">A line is not of that form; the message names the line.</exception>
    public BounceClassifier WithRulesInFront(string table)
    {
        ArgumentNullException.ThrowIfNull(table);
        string[] tables = [table, .. _tablesInFront];
        return new BounceClassifier(tables, _classes, Compile(tables));
    }

    /// <summary>Classifies a reply or any diagnostic text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public BounceVerdict Classify(string text) => Classify(SmtpReply.Parse(text));

    /// <summary>Classifies a reply with what else is known about it.</summary>
    public BounceVerdict Classify(in SmtpReply reply, in BounceContext context = default) => Judge(reply, context, out _);

    /// <summary>Classifies, and tells whether clear words or a decisive code decided.</summary>
    internal BounceVerdict Judge(in SmtpReply reply, in BounceContext context, out bool isClear)
    {
        isClear = false;
        if (_rules.Decide(reply, context) is not { } decided) return default;
        isClear = decided.Order < _clearRules;
        var reason = decided.Rule.Reason;
        var bounceClass = _classes[reason];
        if (bounceClass == BounceClass.Hard && IsTransient(reply, context, reason)) bounceClass = BounceClass.Temporary;
        return new BounceVerdict(bounceClass, reason, decided.Rule.Id, decided.Evidence, decided.Rule.Source);
    }

    /// <summary>A verdict with another reason, for the same evidence.</summary>
    internal BounceVerdict VerdictOf(BounceReason reason, in BounceVerdict told) => told with { Class = _classes[reason], Reason = reason };

    // A null MX is the word of the domain itself (RFC 7505): a 4.x.x beside it, without a reply, only tells of the sender's own queue.
    private static bool IsTransient(in SmtpReply reply, in BounceContext context, BounceReason reason)
    {
        var code = reply.Code > 0 ? reply.Code : context.Code;
        if (code > 0) return code / 100 == 4;
        return reason != BounceReason.NoMailAccepted && (reply.Status.IsNone ? context.Status : reply.Status).Class == 4;
    }

    private static int CountClear(IReadOnlyList<BounceRule> rules)
    {
        var count = 0;
        while (count < rules.Count && !rules[count].Id.StartsWith("vague-", StringComparison.Ordinal)) count++;
        return count;
    }

    private static RuleSet Compile(string[] tablesInFront)
    {
        var table = new RuleTable();
        table.Add(EmbeddedTable.Text("ReceiverNames.txt"), "ReceiverNames.txt");
        foreach (var text in tablesInFront) table.Add(text, "The given table");
        foreach (var name in Tables) table.Add(EmbeddedTable.Text(name), name);
        return new RuleSet(table);
    }
}
