using System.Runtime.CompilerServices;

namespace CampaignMetrics.Tests.Support;

/// <summary>Where the repository lies on the machine that runs the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
