namespace CampaignMetrics.Bounces.Formats;

/// <summary>Which recipients a delivery report is about, and what each part of it says about them.</summary>
internal static class DeliveryNotes
{
    /// <summary>The recipients of a machine-readable report, with what the words add to it.</summary>
    public static List<RecipientNote> Of(Letter letter, List<RecipientNote> stated)
    {
        var notes = Merge(Named(letter, stated));
        if (notes.TrueForAll(note => note.Diagnostic.Length > 0)) return notes;
        if (SendmailTranscript.Find(letter.Words) is not { } transcript) return notes;
        return [.. notes.Select(note => note.Diagnostic.Length > 0 ? note : With(note, transcript, isOnly: notes.Count == 1))];
    }

    /// <summary>The recipients of a report in free form; one without an address where it names none.</summary>
    public static List<RecipientNote> InWords(Letter letter)
    {
        if (GatewayNotices.Malformed(letter) is { Count: > 0 } malformed) return malformed;
        var known = Failed(letter);
        if (known.Count == 0) known = GatewayNotices.Envelope(letter.Words);
        if (known.Count == 0) known = RecipientTexts.Find(letter);
        var transcript = SendmailTranscript.Find(letter.Words);
        if (transcript is not null)
            known = [.. transcript.Recipients.Select(r => r.Recipient).Where(r => !KnownRecipients.IsSender(letter, r)), .. known];
        if (known.Count == 0) known = [KnownRecipients.Of(letter)];
        var notes = known.Distinct(StringComparer.OrdinalIgnoreCase).Select(address => new RecipientNote(address)).ToList();
        return transcript is null ? notes : [.. notes.Select(note => With(note, transcript, isOnly: notes.Count == 1))];
    }

    private static List<string> Failed(Letter letter) =>
        [
            .. letter.Headers.Values("X-Failed-Recipients")
            .SelectMany(v => v.Split(','))
            .Select(v => Addresses.In(v))
            .Where(a => a.Length > 0),
        ];

    private static RecipientNote With(RecipientNote note, SendmailTranscript transcript, bool isOnly)
    {
        var own = transcript.Recipients.LastOrDefault(r => r.Recipient.Equals(note.Recipient, StringComparison.OrdinalIgnoreCase))
            ?? (isOnly || transcript.Recipients.Count == 0 ? transcript.Rest : null);
        if (own is null || own.Diagnostic.Length == 0) return note;
        var host = note.RemoteMta.Length > 0 ? note.RemoteMta : own.RemoteMta;
        return note with { Diagnostic = own.Diagnostic, Text = own.Text, RemoteMta = host };
    }

    // The final recipient may be a file, a program or a bare name, which means nothing to the sender: find the address elsewhere.
    private static List<RecipientNote> Named(Letter letter, List<RecipientNote> notes)
    {
        if (notes is not [{ } only] || only.Recipient.IndexOf('@', StringComparison.Ordinal) > 0)
            return [.. notes.Where(note => note.Recipient.Length > 0)];
        var failed = Failed(letter).FirstOrDefault("");
        if (failed.Length == 0 && only.OriginalRecipient.Contains('@', StringComparison.Ordinal)) failed = only.OriginalRecipient;
        if (failed.Length == 0)
            failed = RecipientTexts.Find(letter).FirstOrDefault()
                ?? KnownRecipients.Of(letter);
        return failed.Length > 0 ? [only with { Recipient = failed }] : notes;
    }

    // A report may list one recipient twice, in two parts: the more detailed entry wins.
    private static List<RecipientNote> Merge(List<RecipientNote> notes) => notes.Count < 2
        ? notes
        : [
            .. notes.GroupBy(n => $"{n.Recipient} {n.OriginalRecipient}", StringComparer.OrdinalIgnoreCase)
            .Select(same => same.MaxBy(n => (n.Diagnostic.Length > 0 ? 2 : 0) + (n.Action.Length > 0 ? 1 : 0))!),
        ];
}
