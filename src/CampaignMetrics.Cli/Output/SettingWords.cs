namespace CampaignMetrics.Cli.Output;

/// <summary>The settings of a ledger in words, only those that are not the default.</summary>
internal static class SettingWords
{
    public static IEnumerable<string> Of(ReportSettings settings)
    {
        if (settings.PresumesDeliveries) yield return "deliveries presumed";
        if (!settings.IgnoredParameters.IsEmpty)
            yield return $"link parameters of the recipient: {string.Join(", ", settings.IgnoredParameters)}";
        if (Of(settings.LinkParameters) is { } parameters) yield return parameters;
        if (settings.Sends != SendRules.Default) yield return "own times between sendings";
        if (settings.Thresholds != ActorThresholds.Default) yield return "own thresholds of programs";
        foreach (var rule in settings.ActorRules) yield return $"rule {rule}";
        foreach (var function in settings.Functions) yield return Of(function);
    }

    private static string? Of(LinkParameters parameters) => parameters switch
    {
        LinkParameters.OfRecipient => null,
        LinkParameters.Utm => "links compared without utm parameters",
        LinkParameters.All => "links compared without parameters",
    };

    private static string Of(HostFunction function) => function switch
    {
        HostFunction.Agents => "own rules of user agents",
        HostFunction.Places => "places of addresses",
        HostFunction.Bounces => "own rules of bounces",
        HostFunction.NoBounces => "no rules of bounces",
        HostFunction.PrivacyRelay => "privacy relays",
        HostFunction.ScannerNetworks => "networks of scanners",
        HostFunction.MailExchanges => "mail servers of domains",
        HostFunction.MayProfile => "contacts named only as they consented",
        HostFunction.MaySeeContact => "some contacts unseen",
        HostFunction.MaySeeEmail => "some emails unseen",
    };
}
