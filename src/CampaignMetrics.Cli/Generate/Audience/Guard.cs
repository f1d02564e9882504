using CampaignMetrics.Cli.Generate.Drawing;

namespace CampaignMetrics.Cli.Generate.Audience;

/// <summary>What looks at a company's mail before its reader does.</summary>
internal enum Guard
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Follows links before it says whether it takes the mail.</summary>
    Gateway,

    /// <summary>Follows all links within a second, like a browser.</summary>
    Scanner,

    /// <summary>Follows all links within a second, also the one that no person can see.</summary>
    TrappedScanner,

    /// <summary>Asks for the head of every link only.</summary>
    HeadChecker,

    /// <summary>Says in its user agent what it is.</summary>
    NamedScanner,

    /// <summary>Follows some links, one at a time, and waits between them.</summary>
    SlowSandbox,

    /// <summary>Follows one link.</summary>
    SingleLink,

    /// <summary>Follows what its user clicks, at that moment.</summary>
    ClickChecker,
}

/// <summary>Which company has which.</summary>
internal static class Guards
{
    /// <summary>How many companies there are.</summary>
    public const int Companies = 72;

    // Prime to 72 companies and to 9 kinds, so that the multiples reach each company and each kind.
    private const int Stride = 29, KindStride = 5;

    private static readonly Guard[] Kinds =
    [
        Guard.Gateway, Guard.Scanner, Guard.ClickChecker, Guard.TrappedScanner, Guard.HeadChecker, Guard.NamedScanner, Guard.SlowSandbox,
        Guard.SingleLink, Guard.Scanner,
    ];

    /// <summary>
    /// The guard of a company. Guarded companies and kinds are spread so that even a few guarded companies have most kinds.
    /// </summary>
    public static Guard Of(int company, double share) =>
        company * Stride % Companies < share * Companies ? Kinds[company * KindStride % Kinds.Length] : Guard.None;

    /// <summary>
    /// The address from which the guard and the readers of a company both come, where the guard runs in the company; null where it runs
    /// elsewhere.
    /// </summary>
    public static uint? OwnAddress(int company) =>
        company % 4 == 1 ? Networks.Offices.Address(new Dice(seed: 0, (ulong)company)) : null;
}
