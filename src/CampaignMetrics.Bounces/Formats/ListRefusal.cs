namespace CampaignMetrics.Bounces.Formats;

/// <summary>Tells notices in which the manager of a mailing list refuses a message: the list is the recipient.</summary>
internal static class ListRefusal
{
    /// <summary>What GNU Mailman, ezmlm, Sympa, mlmmj, fml and majordomo add to the name of a list for their own mail.</summary>
    private static readonly string[] Endings =
        ["-bounces", "-owner", "-request", "-admin", "-help", "+owner", "+help", "-editor", "-moderator", "-return", "-ctl", "+bounces"];

    /// <summary>Fields that a list manager writes.</summary>
    private static readonly string[] Fields =
        [
            "X-Mailman-Version", "X-BeenThere", "X-MLServer", "X-ML-Name", "List-Id", "List-Post", "Mailing-List", "X-LISTSERV",
            "X-Listserver",
        ];

    /// <summary>What stands before and after the name of a list in the words.</summary>
    private static readonly (string Opening, string Ending)[] Phrases =
        [(" list '", "'"), (" list \"", "\""), (" the ", " list"), (" list ", " ")];

    /// <summary>The list whose manager refuses a message; empty where the letter is no refusal of a list.</summary>
    public static string Of(Letter letter)
    {
        // Asked first: the words of other servers' notices need not be searched for those of lists.
        if (!IsFromList(letter)) return "";
        var kinds = letter.SubjectKinds | letter.WordKinds;
        // A message that a moderator has still to look at is not refused, though the notice says why it might be.
        var isRefusal = (kinds & (MailWordKinds.ListRefusal | MailWordKinds.ListHold)) == MailWordKinds.ListRefusal;
        return isRefusal ? ListOf(letter) : "";
    }

    private static bool IsFromList(Letter letter)
    {
        var from = Addresses.In(letter.From);
        return Fields.Any(letter.Headers.Has)
            || IsManager(from)
            || WithoutEnding(from) is not null;
    }

    private static bool IsManager(string address) =>
        Starts(address, "listserv@") || Starts(address, "sympa@") || Starts(address, "majordomo@") || Starts(address, "mailman@")
            || Starts(address, "owner-") || Starts(address, "mlmmj@") || Starts(address, "lyris@") || Starts(address, "listproc@");

    /// <summary>The surest first: the list's own field, the subject's address, the sender's name for it, the words.</summary>
    private static string ListOf(Letter letter)
    {
        var posted = Addresses.In(letter.Headers["List-Post"]);
        if (posted.Length == 0) posted = Addresses.In(letter.Headers["X-BeenThere"]);
        if (posted.Length > 0) return posted;
        if (InSubject(letter) is { Length: > 0 } named) return named;
        var from = Addresses.In(letter.From);
        if (Starts(from, "owner-")) return from["owner-".Length..];
        if (WithoutEnding(from) is { } list) return list;
        return InWords(letter) is { Length: > 0 } found ? found : NamedAt(letter, Addresses.Domain(from));
    }

    // LISTSERV and mlmmj name the list's address in the subject. The sender's own stands there as well.
    private static string InSubject(Letter letter)
    {
        for (var at = 0; Addresses.Next(letter.Subject, at, out var start) is { Length: > 0 } address; at = start + address.Length)
        {
            if (!KnownRecipients.IsSender(letter, address)) return address;
        }

        return "";
    }

    private static string InWords(Letter letter)
    {
        for (var at = 0; Addresses.Next(letter.Words, at, out var start) is { Length: > 0 } address; at = start + address.Length)
        {
            if (!KnownRecipients.IsSender(letter, address)) return WithoutEnding(address) ?? address;
        }

        return letter.Returned is null ? "" : KnownRecipients.Of(letter);
    }

    // "the FRIENDS list", "mailing list friends": a name alone is a list at the manager's host.
    private static string NamedAt(Letter letter, string host)
    {
        var words = letter.Words.AsSpan(0, Math.Min(letter.Words.Length, 2000));
        foreach (var (opening, ending) in Phrases)
        {
            var at = words.IndexOf(opening, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || host.Length == 0) continue;
            var name = words[(at + opening.Length)..];
            var end = name.IndexOf(ending, StringComparison.OrdinalIgnoreCase);
            if (end > 0 && !name[..end].ContainsAny(" \n.,") && name[..end] is not "mailing") return $"{name[..end]}@{host}";
        }

        return "";
    }

    private static string? WithoutEnding(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        foreach (var ending in Endings)
        {
            if (at > ending.Length && address.AsSpan(0, at).EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return address[..(at - ending.Length)] + address[at..];
        }

        return null;
    }

    private static bool Starts(string address, string name) => address.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
