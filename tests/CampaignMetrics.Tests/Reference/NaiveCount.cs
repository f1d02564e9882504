namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 3: what of one message a definition counts.</summary>
internal sealed class NaiveCount(NaiveMessage message, Definition definition)
{
    public NaiveMessage Message => message;

    public IReadOnlyList<LabelledEvent> Opens { get; } =
        [
            .. message.LabelledOpens.Where(open =>
                message is { IsDelivered: true, IsTracked: true }
                    && Passes(open.Actor, definition.AutomationOpens, definition.PrivacyOpens)),
        ];

    public IReadOnlyList<LabelledEvent> Clicks { get; } =
        [
            .. message.LabelledClicks.Where(click =>
                message is { IsDelivered: true, IsTracked: true }
                    && Passes(click.Actor, definition.AutomationClicks, definition.PrivacyClicks)
            && !definition.ExcludedRoles.Contains(message.RoleOf((Clicked)click.Event)))];

    public LabelledEvent? FirstClick => NaiveIds.First(Clicks, click => click.Event);

    /// <summary>The earliest counted open; without one and with implied opens, the earliest counted click that is not Automation.</summary>
    public LabelledEvent? FirstOpen => NaiveIds.First(Opens, open => open.Event) ?? ImplyingClick;

    public bool IsOpener => FirstOpen is not null;

    public bool IsClicker => Clicks.Count > 0;

    public bool IsOpenerByImplicationOnly => Opens.Count == 0 && ImplyingClick is not null;

    /// <summary>Counted opens, and one for an opener by implication only, at its implying click.</summary>
    public IEnumerable<LabelledEvent> AllOpens => IsOpenerByImplicationOnly ? [ImplyingClick!] : Opens;

    /// <summary>Whether its only opens are a privacy proxy's; opens that do not count say nothing either way.</summary>
    public bool HasOnlyPrivacyOpens =>
        message.LabelledOpens.Any(open => open.Actor == Actor.PrivacyProxy)
        && Opens.All(open => open.Actor == Actor.PrivacyProxy)
        && ImplyingClick is null;

    private LabelledEvent? ImplyingClick =>
        definition.ImpliedOpens ? NaiveIds.First(Clicks.Where(click => click.Actor != Actor.Automation), click => click.Event) : null;

    private static bool Passes(Actor actor, MachinePolicy automation, MachinePolicy privacy) =>
        actor == Actor.Human
        || (actor == Actor.Automation && automation == MachinePolicy.Include)
        || (actor == Actor.PrivacyProxy && privacy == MachinePolicy.Include);
}
