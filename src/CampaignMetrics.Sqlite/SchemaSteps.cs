using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite;

/// <summary>The tables of a store, made and changed by numbered scripts. Each brings the schema from one version to the next, and is a
/// transaction of its own.</summary>
internal static class SchemaSteps
{
    private static readonly string[] Scripts = [.. Numbered()];

    /// <summary>The steps after a version as one script, for a person to run.</summary>
    public static string ScriptAfter(int version) =>
        string.Concat(Scripts.Skip(version).Select(script => $"BEGIN IMMEDIATE;\n{script}COMMIT;\n"));

    /// <summary>What the file has of the tables.</summary>
    public static StoreSchema Check(SqliteConnection connection)
    {
        var version = VersionOf(connection);
        return new StoreSchema(version, Scripts.Length, ScriptAfter(version));
    }

    /// <summary>Makes the tables, or checks that they are there.</summary>
    /// <exception cref="InvalidDataException">The file has a newer version.</exception>
    /// <exception cref="InvalidOperationException">The tables are missing or old, and the store may not make them.</exception>
    public static void Ensure(SqliteConnection connection, SchemaCreation creation, string path)
    {
        var version = VersionOf(connection);
        if (version > Scripts.Length) throw new InvalidDataException(Newer(path, version));
        if (version == Scripts.Length) return;
        if (creation == SchemaCreation.Never) throw new InvalidOperationException(Missing(path, version));
        for (; version < Scripts.Length; version++) Step(connection, version);
    }

    /// <summary>Takes one step, unless another program took it meanwhile.</summary>
    private static void Step(SqliteConnection connection, int from)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (VersionOf(connection) != from) return;
        connection.Execute(Scripts[from]);
        transaction.Commit();
    }

    private static int VersionOf(SqliteConnection connection)
    {
        const string table = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'campaign_metrics_schema'";
        if (connection.Scalar(table) is 0L) return 0;
        return connection.Scalar("SELECT version FROM campaign_metrics_schema") is long version ? (int)Math.Min(version, int.MaxValue) : 0;
    }

    private static string Newer(string path, int version) => string.Create(
        CultureInfo.InvariantCulture,
        $"The file '{path}' has version {version} of the tables, and this library knows version {Scripts.Length}: use a newer library.");

    private static string Missing(string path, int version) => string.Create(
        CultureInfo.InvariantCulture,
        $"The file '{path}' has version {version} of the tables, and the store may not change it. Missing:\n{ScriptAfter(version)}");

    private static IEnumerable<string> Numbered()
    {
        for (var number = 1; ; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{number:000}.sql");
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
            if (stream is null) yield break;
            using var reader = new StreamReader(stream);
            yield return reader.ReadToEnd();
        }
    }
}
