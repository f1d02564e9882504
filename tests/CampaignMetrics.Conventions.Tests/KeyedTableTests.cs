using System.Reflection;

namespace CampaignMetrics.Conventions.Tests;

/// <summary>What comes from outside fills no table by hashes that anybody can prepare, as those of numbers are.</summary>
public sealed class KeyedTableTests
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Tables =
    [
        "Dictionary`2", "HashSet`1", "ConcurrentDictionary`2", "ImmutableDictionary`2", "ImmutableHashSet`1",
        "FrozenDictionary`2", "FrozenSet`1", "Lookup`2", "ILookup`2", "IGrouping`2", "SumTable`2",
    ];

    /// <summary>Tables of numbers that the program counts out itself: who wants two in one bucket has to fill all between.</summary>
    private static readonly string[] Counted =
    [
        "CampaignMetrics.Engine.Lines.LineSource: Int64",
        "CampaignMetrics.Engine.EmailSurveying: Int32",
        "CampaignMetrics.Engine.Store.MessageJournal: Int32",
        "CampaignMetrics.Engine.Store.MessageStore: Int32",
        "CampaignMetrics.Bounces.Formats.MailWords: Int32",
        "CampaignMetrics.MessageLedger: Int32",
        "CampaignMetrics.Reports.Tallies.Orders: Int32",
        "CampaignMetrics.Storage.LogFollower: Int32",
        "CampaignMetrics.Sqlite.BlockTable: LogPartition",
        "CampaignMetrics.PostgreSql.BlockTable: LogPartition",
        "CampaignMetrics.Contacts.Storage.ContactBlocks: Int32",
        "CampaignMetrics.Contacts.Storage.ContactLog: Int32",
        "CampaignMetrics.Contacts.Audiences.Audience: Int32",
        "CampaignMetrics.Contacts.Audiences.ContactDirectory: Int32",
    ];

    /// <summary>Tables over what a database file of places holds.</summary>
    private static readonly string[] Fixed =
    [
        "CampaignMetrics.Geolocation.MaxMindDb.Texts: Int32",
        "CampaignMetrics.Geolocation.MaxMindDb.Places: Int32",
    ];

    /// <summary>Tables that never have more than some hundred elements, each of which took long.</summary>
    private static readonly string[] Few = ["CampaignMetrics.Engine.KeptReports: ReportKey"];

    /// <summary>Tables by reference: what an object is called by the runtime comes from nowhere outside.</summary>
    private static readonly string[] ByReference = ["CampaignMetrics.Cli.Input.UnknownOption: Object"];

    [Fact]
    public void Every_key_of_a_table_is_made_of_texts_or_hashes_itself_under_the_secret_key() => Failures.None(
        "Use a key that implements IKeyed, or an array by slot:",
        Found().Distinct().Except(Counted).Except(Fixed).Except(Few).Except(ByReference));

    private static IEnumerable<string> Found() =>
        from package in Package.All
        from type in package.Assembly.GetTypes()
        from used in Used(type)
        from part in Parts(used)
        where IsTable(part) && !IsKeyed(part.GetGenericArguments()[0])
        select $"{Outer(type).FullName}: {part.GetGenericArguments()[0].Name}";

    /// <summary>Types of fields that are not fixed from the start, and of variables.</summary>
    private static IEnumerable<Type> Used(Type type) =>
    [
        .. type.GetFields(Own).Where(field => !field.IsStatic).Select(field => field.FieldType),
        .. from method in type.GetMembers(Own).OfType<MethodBase>()
           from variable in method.GetMethodBody()?.LocalVariables ?? []
           select variable.LocalType,
    ];

    private static IEnumerable<Type> Parts(Type type) =>
        type.IsArray ? Parts(type.GetElementType()!) : type.IsGenericType ? [type, .. type.GetGenericArguments().SelectMany(Parts)] : [];

    private static bool IsTable(Type type) => Tables.Contains(type.Name);

    private static bool IsKeyed(Type key) =>
        key == typeof(string) || key == typeof(bool) || key.IsEnum || key.IsGenericParameter || key.GetInterface("IKeyed") is not null
        || (Nullable.GetUnderlyingType(key) is { } inner ? IsKeyed(inner) : IsRecord(key) && Fields(key).All(IsKeyed));

    private static bool IsKeyed(FieldInfo field) => IsKeyed(field.FieldType);

    private static bool IsRecord(Type key) =>
        key is { IsInterface: false, Namespace: { } name }
        && (key.Name.StartsWith("ValueTuple`", StringComparison.Ordinal) || !name.StartsWith("System", StringComparison.Ordinal));

    private static IEnumerable<FieldInfo> Fields(Type key) => key.GetFields(Own).Where(field => !field.IsStatic);

    private static Type Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) : type;
}
