using System.Diagnostics.CodeAnalysis;
using CampaignMetrics.Bounces.Codes;
using CampaignMetrics.Bounces.Mime;
using CampaignMetrics.Bounces.Rules;

namespace CampaignMetrics.Bounces;

/// <summary>
/// Classifies the words and codes of an SMTP reply: which <see cref="BounceClass"/>, and which <see cref="BounceReason"/>.
/// </summary>
/// <remarks>
/// <para>Use it where you have the reply itself: from a sending server's log, or from a provider's webhook. For a whole bounce mail, call
/// <see cref="BounceMail.Read"/>, which finds the reply of each recipient and classifies it with these rules.</para>
/// <para>Rules are tried in a fixed order and the first that applies decides: words and codes that receivers publish, then general
/// wordings, then decisive enhanced status codes, then vague wordings, then all other codes. Immutable, deterministic and safe for
/// concurrent use.</para>
/// </remarks>
/// <example>
/// <code>
/// Console.WriteLine(BounceClassifier.Default.Classify("552 5.2.2 Mailbox full").Class);   // Soft
/// </code>
/// </example>
public sealed class BounceClassifier
{
    // The order of precedence. Vague wordings such as "rejected" come after the decisive codes: the code says more than they do.
    private const string Receivers = "Receivers.txt";

    private static readonly string[] Tables = [Receivers, "Wordings.txt", "DecisiveCodes.txt", "VagueWordings.txt", "OtherCodes.txt"];

    /// <summary>The rule of RFC 7505: the domain itself says that it takes no mail.</summary>
    private const string NullMx = "null-mx";

    // RFC 3463, section 3.8: x.7.y is about security or policy.
    private const int SecuritySubject = 7;

    private readonly string[] _tablesInFront;
    private readonly BounceClassMap _classes;
    private readonly RuleSet _rules;
    // Rules before this index have clear words or a decisive code.
    private readonly int _clearRules;

    private BounceClassifier(string[] tablesInFront, BounceClassMap classes, RuleSet rules) =>
        (_tablesInFront, _classes, _rules, _clearRules) = (tablesInFront, classes, rules, CountClear(rules.Rules));

    /// <summary>The classifier with the built-in rules alone and the classes of <see cref="BounceClassMap.Default"/>.</summary>
    public static BounceClassifier Default { get; } = new([], BounceClassMap.Default, Compile([], out _)!);

    /// <summary>All rules, in the order in which they are tried.</summary>
    public IReadOnlyList<BounceRule> Rules => _rules.Rules;

    /// <summary>A copy with the same rules that maps reasons to classes differently.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="classes"/> is null.</exception>
    public BounceClassifier WithClasses(BounceClassMap classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return new BounceClassifier(_tablesInFront, classes, _rules);
    }

    /// <summary>A copy that tries the rules of a table of your own before all rules that this classifier has.</summary>
    /// <param name="table">Lines of the form <c>id | reason | when | words</c>; the guide has the whole form.</param>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException">A line is not of that form; the message names the line.</exception>
    public BounceClassifier WithRulesInFront(string table) =>
        TryWithRulesInFront(table, out var classifier, out var faults)
            ? classifier
            : throw new ArgumentException($"The given table, {faults[0]}", nameof(table));

    /// <summary>Makes a copy that tries the rules of a table of your own before all rules that this classifier has.</summary>
    /// <param name="table">Lines of the form <c>id | reason | when | words</c>; the guide has the whole form.</param>
    /// <param name="classifier">The copy; null where a line is not of that form.</param>
    /// <param name="faults">What is wrong with the table, by line; empty where nothing is.</param>
    /// <returns>Whether the table is right.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    public bool TryWithRulesInFront(
        string table, [NotNullWhen(true)] out BounceClassifier? classifier, out IReadOnlyList<BounceRuleFault> faults)
    {
        ArgumentNullException.ThrowIfNull(table);
        string[] tables = [table, .. _tablesInFront];
        classifier = Compile(tables, out faults) is { } rules ? new BounceClassifier(tables, _classes, rules) : null;
        return classifier is not null;
    }

    /// <summary>Classifies an SMTP reply, or any other diagnostic text, without further context.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public BounceVerdict Classify(string text) => Classify(SmtpReply.Parse(text));

    /// <summary>Classifies a reply, using what is known about it besides its text.</summary>
    public BounceVerdict Classify(in SmtpReply reply, in BounceContext context = default) =>
        // The words inside encoded words (RFC 2047) are judged; their charset and encoding are no words of the server.
        reply.Text.Contains("=?", StringComparison.Ordinal)
            ? Judge(SmtpReply.Parse(EncodedWords.Decode(reply.Text)), context)
            : Judge(reply, context);

    private BounceVerdict Judge(in SmtpReply reply, in BounceContext context)
    {
        if (_rules.Decide(reply, context) is not { } decided) return default;
        // Words such as "queued" or "later" name no cause where the server took the message.
        if (reply.IsPositive && !IsClear(decided)) return default;
        decided = InFirstClause(reply, context, decided) ?? decided;
        var reason = decided.Rule.Reason;
        var bounceClass = _classes[reason];
        // Words may say "user unknown" while the code says 4yz: the server asks to try again, so the address is not given up.
        if (bounceClass == BounceClass.Hard && IsTransient(reply, context, decided.Rule)) bounceClass = BounceClass.Temporary;
        var rule = decided.Rule;
        return new BounceVerdict(bounceClass, reason, rule.Id, decided.Evidence, rule.Source) { IsClear = IsClear(decided) };
    }

    /// <summary>Classifies a provider's own word for a reason, such as <c>MAILBOX_FULL</c> or <c>InvalidAddress</c>.</summary>
    /// <param name="word">The word, or several; where a capital letter follows a small one, a new word begins.</param>
    /// <returns>The verdict; undetermined where no rule knows the word.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="word"/> is null.</exception>
    public BounceVerdict ClassifyWord(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (BounceNames.TryParse(word, out BounceReason named) && named != BounceReason.Undefined)
            return new BounceVerdict(_classes[named], named, null, null, null) { IsClear = true };
        var spaced = string.Concat(word.Select((c, i) => i > 0 && char.IsUpper(c) && char.IsLower(word[i - 1]) ? $" {c}" : $"{c}"));
        return Classify(spaced);
    }

    /// <summary>The same verdict with another reason and the class that belongs to it; rule and evidence stay.</summary>
    internal BounceVerdict VerdictOf(BounceReason reason, in BounceVerdict told) => told with { Class = _classes[reason], Reason = reason };

    /// <summary>
    /// What the first clause says, where all words together say something else: behind the verdict stand advice, terms of use and the
    /// addresses of help pages. Null where it says nothing surely, or where the code does not speak for it.
    /// </summary>
    private Alternative? InFirstClause(in SmtpReply reply, in BounceContext context, Alternative decided)
    {
        // The cheapest test first: most replies are one clause.
        if (!decided.HasWords || FirstClause.EndOf(reply.Text, reply.Said) is var end && end == reply.Said.End) return null;
        if (ClassByCode(reply, context, decided) is not { } expected || ClassOf(decided) == expected) return null;
        var first = _rules.Decide(reply with { Said = (reply.Said.Start, end) }, context);
        return first is { HasWords: true } && IsClear(first) && ClassOf(first) == expected ? first : null;
    }

    /// <summary>The class that the codes speak for against the words; null where they speak for none.</summary>
    private BounceClass? ClassByCode(in SmtpReply reply, in BounceContext context, Alternative decided)
    {
        var status = reply.Status.IsNone ? context.Status : reply.Status;
        // A refusal without an enhanced code is mostly of the recipient, one for security never: against other words that is too little.
        if (status.IsNone) return reply.Code / 100 == 5 && ClassOf(decided) == BounceClass.Blocked ? BounceClass.Hard : null;
        if (status.Subject == SecuritySubject) return ClassOf(decided) == BounceClass.Hard ? BounceClass.Blocked : null;
        var byCode = _rules.DecideWithoutWords(reply, context);
        return byCode is not null && IsClear(byCode) ? ClassOf(byCode) : null;
    }

    private bool IsClear(Alternative decided) => decided.Order < _clearRules;

    private static BounceClass ClassOf(Alternative decided) => BounceTaxonomy.Of(decided.Rule.Reason).Class;

    private static bool IsTransient(in SmtpReply reply, in BounceContext context, BounceRule decided)
    {
        var code = reply.Code > 0 ? reply.Code : context.Code;
        // No server was asked where the domain's null MX says that there is none: a 4.y.z without a reply is then Gmail's own filler.
        if (code == 0 && decided.Id == NullMx) return false;
        // A 5yz beside a 4.y.z: the enhanced code is the more exact of the two (RFC 3463, section 2).
        var status = reply.Status.IsNone && code == 0 ? context.Status : reply.Status;
        return code / 100 == 4 || status.Class == 4;
    }

    private static int CountClear(IReadOnlyList<BounceRule> rules)
    {
        var count = 0;
        while (count < rules.Count && !rules[count].Id.StartsWith("vague-", StringComparison.Ordinal)) count++;
        return count;
    }

    /// <summary>The rules of all tables; null where one of the given ones has a fault.</summary>
    private static RuleSet? Compile(string[] tablesInFront, out IReadOnlyList<BounceRuleFault> faults)
    {
        var table = new RuleTable();
        table.Add(EmbeddedTable.Text("ReceiverNames.txt"), "ReceiverNames.txt");
        faults = [];
        foreach (var text in tablesInFront)
        {
            faults = table.AddOwn(text);
            if (faults.Count > 0) return null;
        }

        foreach (var name in Tables) table.Add(EmbeddedTable.Text(name), name, isGeneral: name != Receivers);
        return new RuleSet(table);
    }
}
