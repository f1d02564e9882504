namespace CampaignMetrics.Bounces.Formats;

/// <summary>Weighs the addresses inside sentences of a report: which one is the recipient that it is about?</summary>
/// <remarks>
/// One of another domain than the sender's comes before one of the sender's own, then one with a word such as "to" before it, then the
/// first. An address that is greeted, to be asked for help, or that a message comes from, is none.
/// </remarks>
/// <param name="sender">The address to which the letter was sent; empty where it does not say.</param>
internal sealed class LikelyRecipient(string sender)
{
    private const string Around = " \t<>\"'([:";

    /// <summary>What stands before whoever wrote the message, reads the report or helps.</summary>
    private static readonly string[] Others =
        [
            "from", "contact", "contacting", "hello", "dear", "hi", "von", "hallo", "från", "fra", "от", "差出人", "送信者", "发件人", "寄件者",
        ];

    private readonly string _domain = Addresses.Domain(RewrittenPath.Sender(sender) is { Length: > 0 } own ? own : sender);
    private int _weight;

    /// <summary>The best of the addresses so far; empty where none can be the recipient.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Whether what follows an address says that mail goes from it to another.</summary>
    public static bool IsSource(ReadOnlySpan<char> after)
    {
        after = after.TrimStart("> \t\"'");
        return after.StartsWith("=>") || after.StartsWith("->") || after.StartsWith("→");
    }

    /// <param name="address">The address.</param>
    /// <param name="before">What stands before it in its line.</param>
    /// <param name="after">What stands behind it in its line.</param>
    public void Add(string address, ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (IsSource(after) || IsOther(before)) return;
        var weight = 1 + (IsOfSender(Addresses.Domain(address)) ? 0 : 2) + (IsTarget(before) ? 1 : 0);
        if (weight > _weight) (Address, _weight) = (address, weight);
    }

    // A sender has hosts for its bounces below the domain that its readers see, or beside it.
    private bool IsOfSender(string domain) => _domain.Length > 0 && (IsWithin(domain, _domain) || IsWithin(_domain, domain));

    private static bool IsWithin(string domain, string other) =>
        domain.EndsWith(other, StringComparison.OrdinalIgnoreCase)
            && (domain.Length == other.Length || domain[^(other.Length + 1)] == '.');

    private static bool IsTarget(ReadOnlySpan<char> before)
    {
        var arrow = before.TrimEnd(" \t<\"'");
        return arrow.EndsWith("=>") || arrow.EndsWith("->") || arrow.EndsWith("→") || RecipientTexts.IsLabel(WordIn(before));
    }

    private static bool IsOther(ReadOnlySpan<char> before)
    {
        var word = WordIn(before);
        foreach (var other in Others)
        {
            if (word.Equals(other, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> WordIn(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(Around);
        return before[(before.LastIndexOfAny(" \t,(:") + 1)..];
    }
}
