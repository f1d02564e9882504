namespace CampaignMetrics.Tests.Reference;

/// <summary>A bounced message's class and reason: those of its latest bounced event.</summary>
internal sealed record NaiveBounce(BounceClass Class, string Reason)
{
    public static NaiveBounce Of(NaiveMessage message, Definition definition)
    {
        var latest = NaiveIds.Latest(message.Of<Bounced>(), bounce => bounce)!.Response;
        var reason = latest.BounceReason ?? "undetermined";
        return new NaiveBounce(definition.BounceClasses.TryGetValue(reason, out var mapped) ? mapped : ClassOf(latest.BounceClass), reason);
    }

    private static BounceClass ClassOf(string? stated) => stated switch
    {
        "hard" => BounceClass.Hard,
        "soft" => BounceClass.Soft,
        "temporary" => BounceClass.Temporary,
        "blocked" => BounceClass.Blocked,
        _ => BounceClass.Undetermined,
    };
}
