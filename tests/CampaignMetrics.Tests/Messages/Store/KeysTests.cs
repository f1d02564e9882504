using CampaignMetrics.Collections;

namespace CampaignMetrics.Tests.Messages.Store;

/// <summary>Keys made to collide under the hashes that the framework, or a simple formula, would give them.</summary>
public sealed class KeysTests
{
    private const int Many = 10_000;

    private static readonly int[] First = [.. Enumerable.Range(0, Many)];

    [Fact]
    public void Amounts_that_the_framework_hashes_alike_are_told_apart()
    {
        var amounts = First.Select(i => new decimal(i * 2 + 2 ^ 0x12345679, i * 2 + 2, 0, isNegative: false, scale: 9)).ToArray();
        Assert.Single(amounts.Select(amount => amount.GetHashCode()).Distinct());
        AreSpread(amounts.Select(amount => new DecimalKey(amount).GetHashCode()));
    }

    [Fact]
    public void Tuples_that_a_polynomial_of_their_slots_hashes_alike_are_told_apart()
    {
        AreSpread(First.Select(i => SlotTuple.Of(i, 400_000 - 31 * i, 7).GetHashCode()));
        AreSpread(First.Select(i => SlotTuple.Of(7, i, unchecked(i * 1_521_134_295)).GetHashCode()));
        AreSpread(First.Select(i => SlotTuple.Of(1, 2, 3, i, unchecked(i * 1_521_134_295)).GetHashCode()));
    }

    [Fact]
    public void Numbers_whose_halves_cancel_out_are_told_apart()
    {
        var numbers = First.Select(i => (long)i << 32 | (uint)i).ToArray();
        Assert.Single(numbers.Select(number => number.GetHashCode()).Distinct());
        AreSpread(numbers.Select(number => new NumberKey(number).GetHashCode()));
    }

    [Fact]
    public void Addresses_that_are_multiples_of_a_table_size_are_told_apart() =>
        AreSpread(First.Select(i => new NumberKey(i * 131_101L).GetHashCode()));

    [Fact]
    public void Pairs_of_two_equal_slots_are_told_apart() => AreSpread(First.Select(i => new PairKey(i, i).GetHashCode()));

    [Fact]
    public void Every_slot_of_a_tuple_counts()
    {
        for (var position = 0; position < SlotTuple.Width; position++) AreSpread(First.Select(i => With(position, i).GetHashCode()));
    }

    [Fact]
    public void The_sign_of_a_number_counts() => Assert.NotEqual(new DecimalKey(5).GetHashCode(), new DecimalKey(-5).GetHashCode());

    [Theory]
    [InlineData("1.5", "1.500000000")]
    [InlineData("0", "0.00")]
    [InlineData("-1000000000000", "-1000000000000.0000000000000")]
    public void An_amount_is_one_however_many_zeros_it_is_written_with(string one, string other)
    {
        var interner = new Interner<DecimalKey>();
        Assert.Equal(interner.Add(Of(one)), interner.Add(Of(other)));

        static DecimalKey Of(string amount) => new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_value_has_one_slot_however_many_threads_bring_it()
    {
        var interner = new Interner<NumberKey>();
        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < Many; i++) Assert.Equal(i * 7, interner[interner.Add(new NumberKey(i * 7))].Value);
        });
        Assert.Equal(Many, interner.Count);
        Assert.Equal(Many, First.Select(i => interner.IndexOf(new NumberKey(i * 7))).Distinct().Count());
        Assert.Equal(-1, interner.IndexOf(new NumberKey(1)));
    }

    private static SlotTuple With(int position, int slot)
    {
        Span<int> slots = stackalloc int[SlotTuple.Width];
        slots.Fill(Slot.None);
        slots[position] = slot;
        return SlotTuple.Of(slots);
    }

    /// <summary>
    /// Chance does not fail it: of 10,000 random hashes six pairs are alike, or 17 in one of 16,384 buckets, in none of 10¹² runs.
    /// </summary>
    private static void AreSpread(IEnumerable<int> hashes)
    {
        var all = hashes.ToArray();
        Assert.InRange(all.Distinct().Count(), all.Length - 5, all.Length);
        Assert.InRange(all.GroupBy(hash => hash & 16_383).Max(bucket => bucket.Count()), 1, 16);
    }
}
