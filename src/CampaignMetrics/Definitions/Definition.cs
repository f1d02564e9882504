using System.Collections.Immutable;
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

    /// <summary>What is special about it, for a person; empty by default.</summary>
    public string Notes { get; init => field = Door.Given(value); } = "";

    /// <summary>Whether a counted click by anyone but a program makes a message opened. The default is false.</summary>
    public bool ImpliedOpens { get; init; }

    /// <summary>Opens by programs: <see cref="MachinePolicy.Include"/> (the default) or <see cref="MachinePolicy.Exclude"/>.</summary>
    public MachinePolicy AutomationOpens { get; init => field = Door.Known(value); }

    /// <summary>Opens by privacy proxies. The default is <see cref="MachinePolicy.Include"/>.</summary>
    public MachinePolicy PrivacyOpens { get; init => field = Door.Known(value); }

    /// <summary>Clicks by programs: <see cref="MachinePolicy.Include"/> (the default) or <see cref="MachinePolicy.Exclude"/>.</summary>
    public MachinePolicy AutomationClicks { get; init => field = Door.Known(value); }

    /// <summary>
    /// Clicks that are stated to be a privacy proxy's: <see cref="MachinePolicy.Include"/>
    /// (the default) or <see cref="MachinePolicy.Exclude"/>.
    /// </summary>
    public MachinePolicy PrivacyClicks { get; init => field = Door.Known(value); }

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

    /// <summary>The class that this definition gives a bounce of some reason.</summary>
    internal BounceClass ClassOf(string reason, BounceClass usual) =>
        _bounceClasses is null ? usual : _bounceClasses.GetValueOrDefault(reason, usual);

    /// <summary>
    /// How a rate of this definition treats messages of which only a privacy proxy's opens are known: as its formula
    /// says, else, where it is a rate of openers, as <see cref="PrivacyOpens"/> says.
    /// </summary>
    internal RateMethod MethodOf(RateFormula formula)
    {
        if (formula.Method != RateMethod.AsDefined) return formula.Method;
        return formula.Numerator != Metric.Opened ? RateMethod.AsCounted : PrivacyOpens switch
        {
            MachinePolicy.Include or MachinePolicy.Exclude => RateMethod.AsCounted,
            MachinePolicy.TrackableCohort => RateMethod.TrackableCohort,
            MachinePolicy.Estimated => RateMethod.Estimated,
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

    private static bool Counts(Actor actor, MachinePolicy automation, MachinePolicy privacy) => actor switch
    {
        Actor.Human => true,
        Actor.PrivacyProxy => privacy == MachinePolicy.Include,
        Actor.Automation => automation == MachinePolicy.Include,
    };
}
