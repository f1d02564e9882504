using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>
/// How one product defines its metrics, as data. The same folded messages answer all definitions; make your own with <c>with</c>.
/// </summary>
/// <example>
/// <code>
/// var ours = Definition.HubSpot with { Name = "Ours", PrivacyOpens = MachinePolicy.Exclude };
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<Definition>)), JsonForm<DefinitionConverter>]
public sealed partial record Definition
{
    private readonly ImmutableDictionary<string, BounceClass>? _bounceClasses;

    /// <summary>The name it goes by.</summary>
    public required string Name { get; init => field = Door.Given(value); }

    /// <summary>
    /// The name, and behind it in brackets each field in which it differs from the built-in definition of that name:
    /// <c>HubSpot (date basis: event date)</c>. So two definitions that count differently are not called alike.
    /// </summary>
    public string Title => DefinitionDifferences.Title(this);

    /// <summary>What is special about it, for a person; empty by default.</summary>
    public string Notes { get; init => field = Door.Given(value); } = "";

    /// <summary>Whether a counted click by anyone but a program makes a message opened. The default is false.</summary>
    public bool ImpliedOpens { get; init; }

    /// <summary>Opens by programs: <see cref="MachinePolicy.Include"/> (the default) or <see cref="MachinePolicy.Exclude"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to another one.</exception>
    public MachinePolicy AutomationOpens { get; init => field = InOrOut(value); }

    /// <summary>Opens by privacy proxies. The default is <see cref="MachinePolicy.Include"/>.</summary>
    public MachinePolicy PrivacyOpens { get; init => field = Door.Known(value); }

    /// <summary>Clicks by programs: <see cref="MachinePolicy.Include"/> (the default) or <see cref="MachinePolicy.Exclude"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to another one.</exception>
    public MachinePolicy AutomationClicks { get; init => field = InOrOut(value); }

    /// <summary>
    /// Clicks that are stated to be a privacy proxy's: <see cref="MachinePolicy.Include"/>
    /// (the default) or <see cref="MachinePolicy.Exclude"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to another one.</exception>
    public MachinePolicy PrivacyClicks { get; init => field = InOrOut(value); }

    /// <summary>Roles of links whose clicks do not count; none by default.</summary>
    public ImmutableArray<LinkRole> ExcludedRoles
    {
        get;
        init
        {
            foreach (var role in Door.Given(value)) Door.Known(role);
            field = value;
        }
    } = [];

    /// <summary>The formulas of the rates.</summary>
    public RateFormulas Rates { get; init => field = Door.Given(value); } = RateFormulas.Standard;

    /// <summary>
    /// The class that this product gives a bounce reason, by the reason's
    /// name; a reason that is not here keeps its class. Empty by default.
    /// </summary>
    public ImmutableDictionary<string, BounceClass> BounceClasses
    {
        get => _bounceClasses ?? ImmutableDictionary<string, BounceClass>.Empty;
        init
        {
            foreach (var bounceClass in Door.Given(value).Values) Door.Known(bounceClass);
            _bounceClasses = value.IsEmpty ? null : value;
        }
    }

    /// <summary>What a period selects. The default is <see cref="DateBasis.SendCohort"/>.</summary>
    public DateBasis DateBasis { get; init => field = Door.Known(value); }

    /// <summary>How long before a conversion that names no email, inclusive, its contact's last counted click may lie to earn it.</summary>
    /// <value>The default value is 7 days.</value>
    public TimeSpan AttributionWindow { get; init => field = Door.NotNegative(value); } = TimeSpan.FromDays(7);

    /// <summary>How long before a conversion that no click earned, inclusive, its contact's last counted open by a person may lie to
    /// earn it: view-through.</summary>
    /// <value>The default value is null: opens earn nothing.</value>
    public TimeSpan? ViewThroughWindow { get; init => field = value is { } window ? Door.NotNegative(window) : null; }

    /// <summary>How long before an unsubscription or a spam report that names no email, inclusive, its contact's last click on an
    /// unsubscribe link may lie to be what it goes to; the usual is an hour. Such a click has to count but for its link's role.</summary>
    /// <value>The default value is null: such events go to no message.</value>
    public TimeSpan? UnsubscribeWindow { get; init => field = value is { } window ? Door.NotNegative(window) : null; }

    /// <summary>Whether a rate asks for the messages that no privacy proxy loaded.</summary>
    internal bool NeedsCohort =>
        PrivacyOpens is MachinePolicy.TrackableCohort or MachinePolicy.Estimated
        || Rates.Any(rate => rate.Formula?.Method is RateMethod.TrackableCohort or RateMethod.Estimated);

    /// <summary>The class that this definition gives a bounce of some reason.</summary>
    internal BounceClass ClassOf(string reason, BounceClass usual) =>
        _bounceClasses is null ? usual : _bounceClasses.GetValueOrDefault(reason, usual);

    /// <summary>
    /// How a rate of this definition treats messages that a privacy proxy loaded: as its formula
    /// says, else, where it is a rate of openers, as <see cref="PrivacyOpens"/> says.
    /// </summary>
    internal RateMethod MethodOf(RateFormula formula)
    {
        if (formula.Method != RateMethod.AsDefined) return formula.Method;
        return PrivacyOpens switch
        {
            MachinePolicy.Include or MachinePolicy.Exclude => RateMethod.AsCounted,
            MachinePolicy.TrackableCohort => formula.HasOpeners ? RateMethod.TrackableCohort : RateMethod.AsCounted,
            MachinePolicy.Estimated => formula.Numerator == Metric.Opened ? RateMethod.Estimated : RateMethod.AsCounted,
        };
    }

    /// <summary>Whether this definition counts opens by this actor, before where the message ended.</summary>
    internal bool CountsOpen(Actor actor) => Counts(actor, AutomationOpens, PrivacyOpens);

    /// <summary>Whether this definition counts clicks by this actor, before the link's role and where the message ended.</summary>
    internal bool CountsClick(Actor actor) => Counts(actor, AutomationClicks, PrivacyClicks);

    /// <summary>Whether this definition counts no clicks on links of this role.</summary>
    internal bool Excludes(LinkRole role)
    {
        foreach (var excluded in ExcludedRoles)
            if (excluded == role) return true;
        return false;
    }

    /// <summary>A cohort and an estimate are of openers by privacy proxies alone.</summary>
    private static MachinePolicy InOrOut(MachinePolicy value, [CallerMemberName] string name = "") =>
        value is MachinePolicy.Include or MachinePolicy.Exclude
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "Include or Exclude: the others are of privacy opens only.");

    private static bool Counts(Actor actor, MachinePolicy automation, MachinePolicy privacy) => actor switch
    {
        Actor.Human => true,
        Actor.PrivacyProxy => privacy == MachinePolicy.Include,
        Actor.Automation => automation == MachinePolicy.Include,
    };

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<Definition>.Shown(this);
}
