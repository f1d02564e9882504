
namespace CampaignMetrics.Ledger;

/// <summary>The sort key of a message in lists: by first event, then contact, email and sending. Unique for each message, so a page can
/// begin right after it.</summary>
/// <param name="At">When its first event happened, in milliseconds since 1970.</param>
/// <param name="Contact">The contact.</param>
/// <param name="Email">The email.</param>
/// <param name="Beginning">When the sending began.</param>
/// <param name="Send">The sending's key; null for none.</param>
internal sealed record RecipientKey(long At, string Contact, string Email, long Beginning, string? Send) : IComparable<RecipientKey>
{
    public int CompareTo(RecipientKey? other)
    {
        if (other is null) return 1;
        if (At != other.At) return At.CompareTo(other.At);
        if (CodePoints.Compare(Contact, other.Contact) is not 0 and var byContact) return byContact;
        if (CodePoints.Compare(Email, other.Email) is not 0 and var byEmail) return byEmail;
        return Beginning != other.Beginning ? Beginning.CompareTo(other.Beginning) : CodePoints.Compare(Send, other.Send);
    }
}
