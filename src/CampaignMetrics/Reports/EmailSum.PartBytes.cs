using CampaignMetrics.Messages;
using CampaignMetrics.Reports.PartBytes;

namespace CampaignMetrics.Reports;

internal sealed partial class EmailSum
{
    /// <summary>Writes the sum into a part of a report; what the catalog knows is not written.</summary>
    public void WriteTo(PartWriter part)
    {
        part.Text(Email);
        part.Flag(TellsDeliveries);
        part.Numbers(Metrics);
        part.Flag(Cohort is not null);
        if (Cohort is not null) part.Numbers(Cohort);
        part.Number(Counted);
        part.Number(InScope);
        part.Number(Tracked);
        part.Number(SentAt);
        part.Number(NotBounced);
        part.Number(Told);
        part.Flag(Campaign is not null);
        if (Campaign is null) return;
        part.Number(Campaign.At);
        part.Text(Campaign.EventId);
        part.Text(Campaign.Type.ToString());
        part.Text(Campaign.Id);
    }

    /// <exception cref="InvalidDataException">This is no sum of an email.</exception>
    public static EmailSum ReadFrom(PartReader part, EmailCatalog catalog)
    {
        var email = part.Text();
        var sum = new EmailSum(email, email.Length > 0 ? catalog[new EmailId(email)] : null, part.Flag());
        part.Numbers(sum.Metrics);
        if (part.Flag()) part.Numbers(sum.Cohort = new long[sum.Metrics.Length]);
        (sum.Counted, sum.InScope, sum.Tracked) = (part.Number(), part.Number(), part.Number());
        (sum.SentAt, sum.NotBounced, sum.Told) = (part.Number(), part.Number(), part.Number());
        if (part.Flag()) sum.Campaign = ReadCampaign(part);
        return sum;
    }

    private static StatedCampaign ReadCampaign(PartReader part)
    {
        var (at, eventId) = (part.Number(), part.Text());
        if (!Enum.TryParse<EventType>(part.Text(), out var type) || !Enum.IsDefined(type)) throw PartReader.Broken();
        return new StatedCampaign(at, eventId, type, part.Text());
    }
}
