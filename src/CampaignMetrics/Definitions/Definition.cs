using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>
/// How a product defines its metrics, as data: which opens and clicks count, and what each rate divides by what. Make your own from a
/// built-in one with <c>with</c>.
/// </summary>
/// <remarks>
/// <para>
/// Products disagree: a Mailchimp open rate and a HubSpot open rate of the same campaign differ, because one drops opens by privacy proxies
/// and the other lets a click imply an open. A ledger stores events and not counts, so one ledger can answer under every definition.
/// <see cref="Report"/>, <see cref="Breakdown"/> and recipient lists all take one.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var ours = Definition.HubSpot with { Name = "Ours", PrivacyOpens = MachinePolicy.Exclude };
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<Definition>)), JsonForm<DefinitionConverter>]
public sealed partial record Definition
{
    // Null for an empty map, which most definitions have: ClassOf then needs no lookup.
    private readonly ImmutableDictionary<string, BounceClass>? _bounceClasses;

    /// <summary>The name it goes by.</summary>
    /// <exception cref="ArgumentException">It is empty or blank.</exception>
    public required string Name { get; init => field = Door.Written(value); }

    /// <summary>
    /// The name, followed in brackets by each field in which it differs from the built-in definition of that name:
    /// <c>HubSpot (date basis: event date)</c>. So a changed built-in definition never has the title of the unchanged one; a definition
    /// with a name of its own has just that name.
    /// </summary>
    public string Title => DefinitionDifferences.Title(this);

    /// <summary>A sentence for a person on what is special about it; empty by default.</summary>
    public string Notes { get; init => field = Door.Given(value); } = "";

    /// <summary>Whether a click implies an open: a message with a counted click, other than by a program, is opened even if its images were
    /// never loaded. The default is false.</summary>
    public bool ImpliedOpens { get; init; }

    /// <summary>Whether opens by programs (bots, scanners) count: <see cref="MachinePolicy.Include"/> (the default) or
    /// <see cref="MachinePolicy.Exclude"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to another one.</exception>
    public MachinePolicy AutomationOpens { get; init => field = InOrOut(value); }

    /// <summary>Whether opens by privacy proxies, such as Apple's, count. The default is <see cref="MachinePolicy.Include"/>.</summary>
    public MachinePolicy PrivacyOpens { get; init => field = Door.Known(value); }

    /// <summary>Whether clicks by programs (link scanners) count: <see cref="MachinePolicy.Include"/> (the default) or
    /// <see cref="MachinePolicy.Exclude"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to another one.</exception>
    public MachinePolicy AutomationClicks { get; init => field = InOrOut(value); }

    /// <summary>
    /// Whether clicks that an event states to be a privacy proxy's count: <see cref="MachinePolicy.Include"/>
    /// (the default) or <see cref="MachinePolicy.Exclude"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to another one.</exception>
    public MachinePolicy PrivacyClicks { get; init => field = InOrOut(value); }

    /// <summary>Roles of links on which clicks do not count, such as unsubscribe links; none by default. A set: each once, in the order of
    /// <see cref="LinkRole"/>.</summary>
    public ImmutableArray<LinkRole> ExcludedRoles
    {
        get;
        init
        {
            foreach (var role in Door.Given(value)) Door.Known(role);
            field = [.. value.Distinct().Order()];
        }
    } = [];

    /// <summary>The formulas of the rates, such as open rate = openers / delivered.</summary>
    public RateFormulas Rates { get; init => field = Door.Given(value); } = RateFormulas.Standard;

    /// <summary>
    /// The bounce class (hard, soft …) that this product gives a bounce reason, by the reason's name. A reason that is not here keeps the
    /// class that the library gives it. Empty by default.
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

    /// <summary>Whether a period selects messages by when they were sent, or events by when they happened. The default is
    /// <see cref="DateBasis.SendCohort"/>.</summary>
    public DateBasis DateBasis { get; init => field = Door.Known(value); }

    /// <summary>The attribution window for conversions that name no email: such a conversion goes to the email of its contact's last
    /// counted click if that was at most this long before, inclusive.</summary>
    /// <value>0 or more; the default value is 7 days.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan AttributionWindow { get; init => field = Door.NotNegative(value); } = TimeSpan.FromDays(7);

    /// <summary>The view-through window: a conversion that no click explains goes to the email of its contact's last counted open by a
    /// person if that was at most this long before, inclusive.</summary>
    /// <value>0 or more; the default value is null: conversions are not attributed to opens.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan? ViewThroughWindow { get; init => field = value is { } window ? Door.NotNegative(window) : null; }

    /// <summary>The attribution window for unsubscriptions and spam reports that name no email: such an event goes to the message whose
    /// unsubscribe link its contact clicked last, if that was at most this long before, inclusive. An hour is usual. The click must count
    /// by this definition, except that the link's role may be excluded.</summary>
    /// <value>0 or more; the default value is null: such events are attributed to no message.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan? UnsubscribeWindow { get; init => field = value is { } window ? Door.NotNegative(window) : null; }

    /// <summary>Whether any rate needs separate counts of the trackable cohort: the messages that no privacy proxy loaded. Without such a
    /// rate those counts are not kept.</summary>
    internal bool NeedsCohort =>
        PrivacyOpens is MachinePolicy.TrackableCohort or MachinePolicy.Estimated
        || Rates.Any(rate => rate.Formula?.Method is RateMethod.TrackableCohort or RateMethod.Estimated);

    /// <summary>The class that this definition gives a bounce reason.</summary>
    /// <param name="reason">The reason's name.</param>
    /// <param name="usual">The class to fall back on where the definition does not map the reason.</param>
    internal BounceClass ClassOf(string reason, BounceClass usual) =>
        _bounceClasses is null ? usual : _bounceClasses.GetValueOrDefault(reason, usual);

    /// <summary>
    /// How a rate of this definition treats messages that a privacy proxy loaded: as its formula says; if that says nothing, as
    /// <see cref="PrivacyOpens"/> says where the rate is about openers.
    /// </summary>
    internal RateMethod MethodOf(RateFormula formula)
    {
        if (formula.Method != RateMethod.AsDefined) return formula.Method;
        return PrivacyOpens switch
        {
            MachinePolicy.Include or MachinePolicy.Exclude => RateMethod.AsCounted,
            MachinePolicy.TrackableCohort => formula.HasOpeners ? RateMethod.TrackableCohort : RateMethod.AsCounted,
            // Only rates with openers as numerator can be estimated from the cohort.
            MachinePolicy.Estimated => formula.Numerator == Metric.Opened ? RateMethod.Estimated : RateMethod.AsCounted,
        };
    }

    /// <summary>Whether this definition counts opens by this actor. Whether the message was delivered is checked elsewhere.</summary>
    internal bool CountsOpen(Actor actor) => Counts(actor, AutomationOpens, PrivacyOpens);

    /// <summary>Whether this definition counts clicks by this actor. The link's role and the delivery are checked elsewhere.</summary>
    internal bool CountsClick(Actor actor) => Counts(actor, AutomationClicks, PrivacyClicks);

    /// <summary>Whether clicks on links of this role do not count.</summary>
    internal bool Excludes(LinkRole role)
    {
        foreach (var excluded in ExcludedRoles)
            if (excluded == role) return true;
        return false;
    }

    /// <summary>Refuses the policies that make sense for privacy opens only.</summary>
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
