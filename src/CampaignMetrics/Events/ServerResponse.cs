namespace CampaignMetrics.Events;

/// <summary>What the receiving server said, and what the provider made of it.</summary>
/// <remarks>The default value of this type says nothing: all parts null.</remarks>
public readonly record struct ServerResponse
{
    /// <summary>The exact SMTP response, letter for letter; null when not known.</summary>
    public string? Smtp { get; init; }

    /// <summary>The enhanced status code, such as <c>5.1.1</c> (RFC 3463); null when not known.</summary>
    public string? Status { get; init; }

    /// <summary>The class that the provider states: <c>hard</c>, <c>soft</c>, <c>temporary</c>, <c>blocked</c> or a word of its own; null when none.</summary>
    public string? BounceClass { get; init; }

    /// <summary>The reason that the provider states; null when none.</summary>
    public string? BounceReason { get; init; }

    /// <summary>The server that said it (RFC 3464 section 2.3.5); null when not known.</summary>
    public string? RemoteMta { get; init; }

    internal ServerResponse(in EventFields fields)
    {
        Smtp = EventFields.Text(fields.Smtp);
        Status = EventFields.Text(fields.Status);
        BounceClass = EventFields.Text(fields.BounceClass);
        BounceReason = EventFields.Text(fields.BounceReason);
        RemoteMta = EventFields.Text(fields.RemoteMta);
    }

    internal void Fill(FieldBuffer buffer, ref EventFields fields)
    {
        fields.Smtp = buffer.Put(Smtp);
        fields.Status = buffer.Put(Status);
        fields.BounceClass = buffer.Put(BounceClass);
        fields.BounceReason = buffer.Put(BounceReason);
        fields.RemoteMta = buffer.Put(RemoteMta);
    }
}
