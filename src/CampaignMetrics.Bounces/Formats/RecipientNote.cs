namespace CampaignMetrics.Bounces.Formats;

/// <summary>What a mail says about one recipient, before classification. A property is empty where the mail says nothing.</summary>
internal sealed record RecipientNote(string Recipient)
{
    /// <summary>The address as the sender wrote it, where it was changed on the way.</summary>
    public string OriginalRecipient { get; init; } = "";

    /// <summary>The Action field (RFC 3464, section 2.3.3), in lower case.</summary>
    public string Action { get; init; } = "";

    public EnhancedStatusCode Status { get; init; }

    /// <summary>The remote server's own reply, as the Diagnostic-Code field quotes it.</summary>
    public string Diagnostic { get; init; } = "";

    /// <summary>What the human-readable part of the report says about this recipient.</summary>
    public string Text { get; init; } = "";

    /// <summary>The reason that the form of the notice tells, whatever its words are.</summary>
    public BounceReason Reason { get; init; }

    public string RemoteMta { get; init; } = "";

    public DateTimeOffset? LastAttempt { get; init; }
}
