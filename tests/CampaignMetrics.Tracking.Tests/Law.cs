using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.TrackedMail.Tests;

/// <summary>How laws are checked.</summary>
internal static class Law
{
    /// <summary>Holds for everything that the generator makes.</summary>
    public static void Holds<T>(Gen<T> generator, Func<T, bool> law, int cases = 800) =>
        Prop.ForAll(generator.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(cases)));
}
