namespace CampaignMetrics.Contacts.Storage;

/// <summary>The result of reading a line: an event of a contact, or the reason why it is none.</summary>
/// <remarks>The default value of this type is a rejected line without a reason.</remarks>
public readonly record struct ContactEventRead
{
    private ContactEventRead(ContactEvent? read, string? reason) => (Event, Reason) = (read, reason);

    /// <summary>The event; null when the line was rejected.</summary>
    public ContactEvent? Event { get; }

    /// <summary>Why the line was rejected, for a person to read; null when it was not.</summary>
    public string? Reason { get; }

    internal static ContactEventRead Of(ContactEvent read) => new(read, null);

    internal static ContactEventRead Rejected(string reason) => new(null, reason);
}
