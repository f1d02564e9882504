namespace CampaignMetrics.Reports;

/// <summary>The campaigns of emails of which only events state one, where somebody asks for campaigns; null for none.</summary>
internal sealed class StatedCampaigns
{
    private readonly Dictionary<string, string?> _byEmail = new(StringComparer.Ordinal);

    public void Add(string email, string? campaign) => _byEmail[email] = campaign;

    public void Add(StatedCampaigns other)
    {
        foreach (var (email, campaign) in other._byEmail) Add(email, campaign);
    }

    /// <summary>Refuses a part that knows another campaign of an email: what belongs to a campaign would then depend on how the contacts
    /// were parted.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    public void ExpectNoOther(StatedCampaigns part, string name)
    {
        foreach (var (email, campaign) in part._byEmail)
            if (_byEmail.TryGetValue(email, out var known) && known != campaign)
                throw new ArgumentException(
                    $"The parts know different campaigns of the email '{email}', and campaigns are asked for: state it in the catalog.",
                    name);
    }
}
