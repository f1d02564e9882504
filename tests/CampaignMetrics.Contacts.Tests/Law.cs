using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Contacts.Tests;

/// <summary>How laws are checked.</summary>
internal static class Law
{
    public const int Cases = 600;

    /// <summary>Holds for everything that the generator makes.</summary>
    public static void Holds<T>(Gen<T> generator, Func<T, bool> law, int cases = Cases) =>
        Prop.ForAll(generator.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(cases)));

    /// <summary>The same in another order, some of it twice.</summary>
    public static List<T> Shuffled<T>(IReadOnlyCollection<T> items, int seed)
    {
        var dice = new Random(seed);
        var shuffled = items.Concat(items.Where(_ => dice.Next(4) == 0)).ToArray();
        dice.Shuffle(shuffled);
        return [.. shuffled];
    }
}
