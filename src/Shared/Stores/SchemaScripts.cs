using System.Globalization;
using System.Reflection;

namespace CampaignMetrics.Shared;

/// <summary>The numbered scripts that make and change the tables of a store, embedded as <c>001.sql</c> and so on. Each brings the tables
/// from one version to the next.</summary>
internal static class SchemaScripts
{
    private static readonly string[] Scripts = [.. Numbered()];

    /// <summary>The version that this library knows.</summary>
    public static int Newest => Scripts.Length;

    /// <summary>The script that leads from a version to the next.</summary>
    public static string From(int version) => Scripts[version];

    /// <summary>The scripts after a version; none if it is the newest, or newer.</summary>
    public static IEnumerable<string> After(int version) => Scripts.Skip(version);

    /// <summary>Whether steps have to be taken.</summary>
    /// <param name="version">The version of the tables that are there; 0 for none.</param>
    /// <param name="creation">Whether the store may make them.</param>
    /// <param name="place">What messages call the store, with a capital letter.</param>
    /// <param name="missing">The SQL that is missing.</param>
    /// <exception cref="InvalidDataException">The version is newer than this library.</exception>
    /// <exception cref="InvalidOperationException">Tables are missing or old, and the store may not make them.</exception>
    public static bool IsDue(int version, SchemaCreation creation, string place, Func<string> missing)
    {
        if (version > Newest)
            throw new InvalidDataException(
                Invariant($"{place} has version {version} of the tables, and this library knows version {Newest}: use a newer library."));
        if (version < Newest && creation == SchemaCreation.Never)
            throw new InvalidOperationException(
                Invariant($"{place} has version {version} of the tables, and the store may not change it. Missing:\n{missing()}"));
        return version < Newest;
    }

    private static IEnumerable<string> Numbered()
    {
        for (var number = 1; ; number++)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Invariant($"{number:000}.sql"));
            if (stream is null) yield break;
            using var reader = new StreamReader(stream);
            yield return reader.ReadToEnd();
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
