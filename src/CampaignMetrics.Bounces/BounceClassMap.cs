namespace CampaignMetrics.Bounces;

/// <summary>Which <see cref="BounceClass"/> each <see cref="BounceReason"/> belongs to. Immutable.</summary>
/// <remarks>
/// Products disagree, for example on whether a full mailbox is a soft or a hard bounce. Change a reason with <see cref="With"/> and give
/// the map to <see cref="BounceClassifier.WithClasses"/>.
/// </remarks>
/// <example><code>var strict = BounceClassMap.Default.With(BounceReason.MailboxFull, BounceClass.Hard);</code></example>
public sealed class BounceClassMap
{
    private readonly BounceClass[] _classes;

    private BounceClassMap(BounceClass[] classes) => _classes = classes;

    /// <summary>The classes of <see cref="BounceTaxonomy"/>.</summary>
    public static BounceClassMap Default { get; } = new(DefaultClasses());

    /// <summary>The class of a reason.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reason"/> is not a member of <see cref="BounceReason"/>.</exception>
    public BounceClass this[BounceReason reason]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)reason, (uint)_classes.Length, nameof(reason));
            return _classes[(int)reason];
        }
    }

    /// <summary>A copy of this map in which one reason has another class.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reason"/> is not a member of <see cref="BounceReason"/>, or
    /// <paramref name="bounceClass"/> none of <see cref="BounceClass"/>.</exception>
    public BounceClassMap With(BounceReason reason, BounceClass bounceClass)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)reason, (uint)_classes.Length, nameof(reason));
        var classes = (BounceClass[])_classes.Clone();
        classes[(int)reason] = Door.Known(bounceClass, nameof(bounceClass));
        return new BounceClassMap(classes);
    }

    private static BounceClass[] DefaultClasses()
    {
        var classes = new BounceClass[BounceTaxonomy.All.Count];
        foreach (var facts in BounceTaxonomy.All) classes[(int)facts.Reason] = facts.Class;
        return classes;
    }
}
