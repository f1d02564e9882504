using System.Collections.Immutable;

namespace CampaignMetrics.TrackedMail;

/// <summary>The header fields of a sending's messages.</summary>
internal sealed class HeaderPlan(SenderHeaders headers)
{
    private readonly ImmutableArray<MailHeader> _same = [.. SameForAll(headers)];

    /// <param name="unsubscribeUrl">The address of the unsubscribe page.</param>
    /// <param name="complaintToken">The token of a complaint.</param>
    public ImmutableArray<MailHeader> For(string unsubscribeUrl, string complaintToken)
    {
        var fields = _same.ToBuilder();
        if (Unsubscribe(unsubscribeUrl) is { Length: > 0 } ways) fields.Add(new MailHeader("List-Unsubscribe", ways));
        // RFC 8058, section 3.1: this value and no other, and an address of https.
        if (headers.OneClickUnsubscribe && unsubscribeUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            fields.Add(new MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        if (headers.ComplaintMailbox is not null) fields.Add(new MailHeader("CFBL-Feedback-ID", complaintToken));
        return fields.DrainToImmutable();
    }

    public string? ReturnPath(MessageRecipient recipient) => headers.BounceMailbox is { } mailbox
        ? ReturnPaths.Of(mailbox, recipient.Address ?? recipient.Contact.Value)
        : null;

    private static IEnumerable<MailHeader> SameForAll(SenderHeaders headers)
    {
        if (headers.FeedbackId is { } id) yield return new MailHeader("Feedback-ID", id.ToString());
        if (headers.ComplaintMailbox is not { } mailbox) yield break;
        // RFC 9477, section 5.1: ARF is what is meant if nothing is said.
        yield return new MailHeader("CFBL-Address", headers.ComplaintForm switch
        {
            ComplaintForm.Arf => $"{mailbox}; report=arf",
            ComplaintForm.Xarf => $"{mailbox}; report=xarf",
        });
    }

    private string Unsubscribe(string url)
    {
        var byPost = headers.OneClickUnsubscribe ? $"<{url}>" : null;
        // The token is the last segment of the address.
        var byMail = headers.UnsubscribeMailbox is { } mailbox ? $"<mailto:{mailbox}?subject={url[(url.LastIndexOf('/') + 1)..]}>" : null;
        return string.Join(", ", new[] { byPost, byMail }.OfType<string>());
    }
}
