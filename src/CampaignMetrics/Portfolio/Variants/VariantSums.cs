using System.Numerics;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;

namespace CampaignMetrics.Portfolio.Variants;

/// <summary>The sums behind a <see cref="VariantComparison"/>.</summary>
internal sealed class VariantSums : ScopeSums<VariantSums>
{
    public PhaseSums Together { get; } = new();

    public PhaseSums Test { get; } = new();

    public PhaseSums Rest { get; } = new();

    public override void Add(VariantSums other)
    {
        base.Add(other);
        Together.Add(other.Together);
        Test.Add(other.Test);
        Rest.Add(other.Rest);
    }

    /// <summary>The measurement of one email of a variant, with the facts of all its messages.</summary>
    public Measurement MeasurementOf(EmailSum email) =>
        new([email.KnownBy(Whole.Emails[email.Email])], new Signs(IsTrackingSeen, IsReplySeen));
}

/// <summary>The sums of a phase: of each variant, and over all.</summary>
internal sealed class PhaseSums
{
    private readonly List<VariantSum> _variants = [];

    /// <summary>The contacts that were sent several variants.</summary>
    public long Overlap { get; set; }

    /// <summary>The sum of a variant by its place in the query.</summary>
    public VariantSum this[int variant]
    {
        get
        {
            while (_variants.Count <= variant) _variants.Add(new VariantSum());
            return _variants[variant];
        }
    }

    public void Add(PhaseSums other)
    {
        Overlap += other.Overlap;
        for (var i = 0; i < other._variants.Count; i++) this[i].Add(other._variants[i]);
    }
}

/// <summary>The sums of a variant in a phase.</summary>
internal sealed class VariantSum
{
    /// <summary>The messages by email: they tell what is measured.</summary>
    public CellSum Cell { get; } = new();

    public long Sent { get; private set; }

    public long Delivered { get; private set; }

    public PartSum Open { get; private set; }

    public PartSum Click { get; private set; }

    public PartSum Conversion { get; private set; }

    /// <summary>Revenue of the delivered, by currency.</summary>
    public SumTable<string, AmountMoments> Revenue { get; } = new();

    /// <summary>Adds a message, or all messages of a person.</summary>
    /// <param name="acts">What happened to it.</param>
    /// <param name="revenue">What it earned, by currency.</param>
    public void Add(VariantActs acts, IReadOnlyDictionary<string, decimal> revenue)
    {
        if (acts.HasFlag(VariantActs.Sent)) Sent++;
        Open += Part(acts, VariantActs.OpenWhole, VariantActs.Opened, VariantActs.NotInOpenCohort);
        Click += Part(acts, VariantActs.ClickWhole, VariantActs.Clicked, VariantActs.NotInClickCohort);
        Conversion += Part(acts, VariantActs.Delivered, VariantActs.Converted, VariantActs.None);
        if (!acts.HasFlag(VariantActs.Delivered)) return;
        Delivered++;
        foreach (var (currency, amount) in revenue) Revenue.Add(currency, AmountMoments.Of(amount));
    }

    public void Add(VariantSum other)
    {
        Cell.Add(other.Cell);
        (Sent, Delivered) = (Sent + other.Sent, Delivered + other.Delivered);
        (Open, Click, Conversion) = (Open + other.Open, Click + other.Click, Conversion + other.Conversion);
        Revenue.Add(other.Revenue);
    }

    private static PartSum Part(VariantActs acts, VariantActs whole, VariantActs part, VariantActs outside)
    {
        if (!acts.HasFlag(whole) || (acts & outside) != 0) return default;
        return new PartSum(acts.HasFlag(part) ? 1 : 0, 1);
    }
}

/// <summary>A part of a whole.</summary>
internal record struct PartSum(long Part, long Whole) : IMergeable<PartSum>
{
    public static PartSum operator +(PartSum x, PartSum y) => new(x.Part + y.Part, x.Whole + y.Whole);

    public static PartSum operator -(PartSum x, PartSum y) => new(x.Part - y.Part, x.Whole - y.Whole);
}

/// <summary>Amounts with the sum of their squares, from which follow mean and variance.</summary>
/// <param name="Count">How many are not 0.</param>
/// <param name="Amount">Their sum.</param>
/// <param name="Squares">The sum of their squares, in units of 10⁻¹⁸: exact, so that parts may be added in any order.</param>
internal record struct AmountMoments(long Count, decimal Amount, BigInteger Squares) : IMergeable<AmountMoments>
{
    /// <summary>Amounts have at most 9 decimals.</summary>
    private const decimal Unit = 1_000_000_000;

    public static AmountMoments Of(decimal amount) =>
        new(amount == 0 ? 0 : 1, amount, BigInteger.Pow(new BigInteger(amount * Unit), 2));

    /// <summary>The variance of these amounts and as many zeros as are needed for a count: 2 or more.</summary>
    public readonly double VarianceOf(long count)
    {
        var sum = new BigInteger(Amount * Unit);
        // Exact up to here: nothing is lost where the squares almost cancel each other.
        var numerator = count * Squares - sum * sum;
        return (double)numerator / ((double)count * (count - 1)) / (double)(Unit * Unit);
    }

    public static AmountMoments operator +(AmountMoments x, AmountMoments y) =>
        new(x.Count + y.Count, x.Amount + y.Amount, x.Squares + y.Squares);

    public static AmountMoments operator -(AmountMoments x, AmountMoments y) =>
        new(x.Count - y.Count, x.Amount - y.Amount, x.Squares - y.Squares);
}
