using CampaignMetrics.Bounces.Codes;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>Turns the notes of a report into classified <see cref="BounceReport"/>s, one for each recipient.</summary>
internal static class ReportWriter
{
    private const int MaxDiagnosticLength = 1000;
    private const string ListSource = "Notices of list managers: GNU Mailman, LISTSERV, Sympa, ezmlm, mlmmj, fml";
    private const string MalformedSource = "Exim, moan.c (ERRMESS_BADADDRESS); RFC 3463, x.1.3";
    private const string SendAsSource = "https://support.google.com/mail/?p=CustomFromDenied";

    /// <param name="letter">The report.</param>
    /// <param name="notes">What it says about each recipient.</param>
    /// <param name="words">What it says to people, as far as a server said it.</param>
    /// <param name="classifier">The rules.</param>
    public static List<BounceReport> Write(Letter letter, IReadOnlyList<RecipientNote> notes, string words, BounceClassifier classifier)
    {
        var texts = RecipientTexts.Divide(words, notes);
        var reports = new List<BounceReport>(notes.Count);
        for (var i = 0; i < notes.Count; i++)
        {
            var text = notes[i].Text.Length > 0 ? notes[i].Text : texts[i];
            // With one recipient, all of the words are about it: use them where nothing else is said, or where only they hold a reply code.
            if (notes.Count == 1 && text.Length + notes[i].Diagnostic.Length == 0
                || (notes.Count == 1 && !HasReply(text) && HasReply(words)))
                text = words;
            reports.Add(Write(notes[i] with { Text = text }, letter, words, classifier));
        }

        return reports;
    }

    /// <summary>The report of a list that refuses a message.</summary>
    public static BounceReport Refused(string list, Letter letter, BounceClassifier classifier)
    {
        var words = OneLine(letter.Words);
        var told = classifier.Classify(SmtpReply.Parse(words), new BounceContext(RecipientDomain: Addresses.Domain(list)));
        // What the manager says about size, content or the sender is believed; otherwise the sender may not write to the list.
        var isOther = told.IsClear && told.Class is BounceClass.Soft or BounceClass.Blocked;
        return new BounceReport
        {
            Recipient = list,
            OriginalRecipient = list,
            Kind = ReportKind.Bounce,
            Verdict = isOther ? told : Notice(BounceReason.SenderRejected, "notice-list", ListSource, classifier),
            Diagnostic = words,
        };
    }

    private static BounceReport Write(RecipientNote note, Letter letter, string words, BounceClassifier classifier)
    {
        var diagnostic = ReplyFrame.WithoutGivingUp(OneLine(note.Diagnostic.Length > 0 ? note.Diagnostic : ReplyIn(note.Text)));
        var reply = SmtpReply.Parse(diagnostic);
        var kind = Kind(note, reply, letter);
        var told = SmtpReply.Parse(OneLine(note.Text));
        var context = new BounceContext(
            note.RemoteMta.Length > 0 ? note.RemoteMta : told.RemoteHost,
            Addresses.Domain(note.Recipient),
            told.Phase,
            told.Code,
            note.Status.IsNone || IsUnspecific(note.Status) ? told.Status.IsNone ? note.Status : told.Status : note.Status);
        var verdict = kind == ReportKind.NotABounce ? default
            : note.Reason != BounceReason.Undefined ? Notice(note.Reason, "notice-malformed", MalformedSource, classifier)
            : IsAboutSendAs(letter) ? Notice(BounceReason.SenderRejected, "notice-send-as", SendAsSource, classifier)
            : kind == ReportKind.Bounce && HasExpired(note.Status) ? classifier.Classify(default, new BounceContext(Status: note.Status))
            : Verdict(reply, told, words, context, classifier);
        return new BounceReport
        {
            Recipient = note.Recipient,
            // A bare name or a file is nothing that a sender mailed to.
            OriginalRecipient = note.OriginalRecipient.Contains('@', StringComparison.Ordinal) ? note.OriginalRecipient : note.Recipient,
            Kind = kind,
            Verdict = kind == ReportKind.Deferral ? AsDeferral(verdict, classifier) : verdict,
            Status = !reply.Status.IsNone && (note.Status.IsNone || IsUnspecific(note.Status)) ? reply.Status : note.Status,
            SmtpCode = reply.Code > 0 ? reply.Code : told.Code,
            Diagnostic = diagnostic.Length > 0 || kind == ReportKind.NotABounce ? diagnostic : OneLine(words),
            RemoteMta = context.RemoteHost ?? "",
            LastAttempt = note.LastAttempt,
        };
    }

    // The sender is looked at first: the words of other servers' reports need not be searched for it.
    private static bool IsAboutSendAs(Letter letter) =>
        letter.From.Contains("@google", StringComparison.OrdinalIgnoreCase) && (letter.WordKinds & MailWordKinds.SendAs) != 0;

    /// <summary>The verdict on a notice whose kind says the reason, whatever words stand in it.</summary>
    private static BounceVerdict Notice(BounceReason reason, string rule, string source, BounceClassifier classifier) =>
        classifier.VerdictOf(reason, default) with { Rule = rule, Source = source, IsClear = true };

    /// <summary>
    /// Classifies three texts, the most specific first: the remote server's reply, the words about this recipient, and all words. The first
    /// clear verdict wins; without one, the first that any rule gave. A reply with words of its own is judged alone: what the reporting
    /// server writes around it is about mail in general.
    /// </summary>
    private static BounceVerdict Verdict(
        in SmtpReply reply, in SmtpReply told, string words, in BounceContext context, BounceClassifier classifier)
    {
        var first = classifier.Classify(reply, context);
        // The evidence of a rule without words is its condition, such as "status=5.0.0": then a code decided and words may say more.
        var isByCode = first.Evidence?.Contains('=', StringComparison.Ordinal) == true;
        if (first.IsClear || (first.Rule is not null && reply.Code > 0 && !isByCode)) return first;
        if (reply.Code > 0 && HasWords(reply)) return first;
        var second = classifier.Classify(told, context);
        if (second.IsClear) return second;
        var third = classifier.Classify(SmtpReply.Parse(OneLine(words)), context);
        return third.IsClear ? third : first.Rule is not null ? first : second;
    }

    // Three words behind the codes are a sentence of the server's own; fewer say nothing.
    private static bool HasWords(in SmtpReply reply)
    {
        var text = reply.Text.AsSpan(Math.Min(reply.CodeIndex + 4, reply.Text.Length));
        var words = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.Length > 1 && char.IsLetter(word[0]) && !word.Contains('@')) words++;
        }

        return words > 2;
    }

    private static BounceVerdict AsDeferral(in BounceVerdict verdict, BounceClassifier classifier) => verdict.Class switch
    {
        // A delay whose reason nobody states has been tried for a while already: the nearest reason is that time is running out.
        BounceClass.Undetermined => classifier.VerdictOf(BounceReason.Expired, verdict),
        BounceClass.Hard => verdict with { Class = BounceClass.Temporary },
        // A full mailbox is as soft while the server still tries as when it gives up.
        BounceClass.Soft or BounceClass.Temporary or BounceClass.Blocked => verdict,
    };

    private static ReportKind Kind(RecipientNote note, in SmtpReply reply, Letter letter) => note.Action switch
    {
        "delivered" or "relayed" or "expanded" or "deliverable" => ReportKind.NotABounce,
        "delayed" => ReportKind.Deferral,
        "failed" or "failure" or "expired" or "error" => ReportKind.Bounce,
        _ when note.Status.Class == 2 || (note.Status.IsNone && reply.IsPositive) => ReportKind.NotABounce,
        // Without an Action field, the words of subject and body tell a delay from a failure; a 5yz is never a delay.
        _ => reply.Code < 500 && IsDelay(letter) ? ReportKind.Deferral : ReportKind.Bounce,
    };

    private static bool IsDelay(Letter letter)
    {
        var isFinal = (letter.WordKinds & MailWordKinds.FinalBody) != 0;
        var hasBody = (letter.WordKinds & MailWordKinds.DelayBody) != 0;
        var hasSubject = (letter.SubjectKinds & MailWordKinds.DelaySubject) != 0;
        // "Could not be delivered for more than 4 hours", as Postfix's notice of a delay has it, is final only by itself.
        return (hasBody && hasSubject) || (!isFinal && (hasBody || hasSubject));
    }

    // RFC 3463, section 3.5: the time for delivery is over, whatever the last attempt was answered.
    private static bool HasExpired(EnhancedStatusCode status) => status is { Subject: 4, Detail: 7 };

    /// <summary>Whether the detail is 0, as in <c>5.0.0</c>: many servers write it when they have no better code.</summary>
    private static bool IsUnspecific(EnhancedStatusCode status) => status is { Detail: 0 };

    /// <summary>The paragraph that begins with the reply code; where there is no code, the text without the address at its start.</summary>
    private static string ReplyIn(string text)
    {
        StatusCodes.FindReplyCode(text, out var start);
        if (start < 0) return WithoutFirstAddress(text);
        var end = text.AsSpan(start).IndexOf("\n\n");
        return end < 0 ? text[start..] : text.Substring(start, end);
    }

    // A report may give the reply before it names the recipient: then it is not in the recipient's own text.
    private static bool HasReply(string text) => StatusCodes.FindReplyCode(text, out _) > 0;

    private static string WithoutFirstAddress(string text)
    {
        var address = Addresses.Next(text, 0, out var start);
        return address.Length == 0 || text[..start].AsSpan().Trim(" \t\n<\"*").Length > 0
            ? text
            : text[(start + address.Length)..].TrimStart('>', '"', ':', ' ', '\n', '.');
    }

    // The bounded buffer also limits what a diagnostic can take: a reply has rarely more than 512 characters a line (RFC 5321, 4.5.3.1.5).
    private static string OneLine(string text)
    {
        if (IsOneLine(text)) return text;
        Span<char> line = stackalloc char[MaxDiagnosticLength];
        var length = 0;
        foreach (var c in text)
        {
            var isSpace = c <= ' ';
            if (isSpace && (length == 0 || line[length - 1] == ' ')) continue;
            line[length++] = isSpace ? ' ' : c;
            if (length == line.Length) break;
        }

        return line[..length].TrimEnd().ToString();
    }

    private static bool IsOneLine(string text) =>
        text.Length <= MaxDiagnosticLength && !text.AsSpan().ContainsAnyInRange('\0', '\u001f')
            && !text.Contains("  ", StringComparison.Ordinal) && text.AsSpan().Trim().Length == text.Length;
}
