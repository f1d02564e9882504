namespace CampaignMetrics.Reports;

/// <summary>The campaigns of emails for which only events state one and the catalog does not. Kept only where the request is about
/// campaigns; null where no event states one either.</summary>
internal sealed class StatedCampaigns
{
    private readonly Dictionary<string, string?> _byEmail = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, string?>> ByEmail => _byEmail;

    public void Add(string email, string? campaign) => _byEmail[email] = campaign;

    public void Add(StatedCampaigns other)
    {
        foreach (var (email, campaign) in other._byEmail) Add(email, campaign);
    }

    /// <summary>Refuses a part that knows a different campaign for an email. Which messages belong to a campaign would otherwise depend on
    /// how the contacts were divided into parts.</summary>
    /// <exception cref="ArgumentException">The part knows a different campaign.</exception>
    public void ExpectNoOther(StatedCampaigns part, string name)
    {
        foreach (var (email, campaign) in part._byEmail)
            if (_byEmail.TryGetValue(email, out var known) && known != campaign)
                throw new ArgumentException(
                    $"The parts know different campaigns of the email '{email}', and campaigns are asked for: state it in the catalog.",
                    name);
    }
}
