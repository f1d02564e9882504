using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignMetrics.Tests.Json;

/// <summary>All that is data goes through JSON: a type that is added has a converter and a sample.</summary>
public sealed class EveryPublicTypeTests
{
    /// <summary>What is no data: it does something, holds functions, or says how something is done.</summary>
    private static readonly Type[] NoData =
    [
        typeof(MessageLedger), typeof(EventLineWriter), typeof(StreamReadException), typeof(LedgerOptions), typeof(SpillOptions),
        typeof(EventLineOptions), typeof(Enrichment), typeof(EventRead), typeof(SnapshotRead), typeof(DataConverter<>),
        typeof(RecipientQuery), typeof(RecipientRead), typeof(EventQuery), typeof(ExportedEvents), typeof(ForgottenContact),
        typeof(CustomActorRule), typeof(MessageRequests), typeof(MessageRequest),
        typeof(Viewer), typeof(ScopeDocument), typeof(DmarcReports), typeof(DmarcLimits), typeof(ReceiverNumbers),
        // What passes between a ledger and its store.
        typeof(DurableLedger), typeof(DurableLedgerOptions), typeof(ApplyResult), typeof(AppliedEvents), typeof(AppendedBlock),
        typeof(BatchId),
        typeof(EventBlock), typeof(LogPartition), typeof(LoggedBlock), typeof(StoredSnapshot),
        typeof(RewrittenBlock), typeof(StoreSchema), typeof(DocumentKey), typeof(StoredDocument),
        typeof(StoredCatalog), typeof(PastLedger), typeof(SavedReports), typeof(StoredReport), typeof(StoredDashboard),
        typeof(SavedRun), typeof(ReportReader),
        // What tables are made of.
        typeof(Table), typeof(TableColumn), typeof(TableWriter), typeof(Cell),
    ];

    private static readonly Type[] Data =
    [
        .. typeof(Report).Assembly.GetExportedTypes().Where(type =>
            !(type.IsAbstract && type.IsSealed) && !type.IsEnum && !type.IsInterface && !typeof(Delegate).IsAssignableFrom(type)
            && !typeof(EmailEvent).IsAssignableFrom(type) && !NoData.Contains(type)),
    ];

    public static TheoryData<Type> Enums =>
        [.. typeof(Report).Assembly.GetExportedTypes().Where(type => type.IsEnum)];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Samples.All.Count)];

    [Fact]
    public void Every_type_has_a_converter() =>
        Assert.Empty(Data.Where(type => type.GetCustomAttribute<JsonConverterAttribute>() is null).Select(type => type.Name));

    [Fact]
    public void Every_type_has_a_sample() => Assert.Empty(
        Data.Where(type => !IsId(type)).Except(Samples.All.Select(sample => sample.GetType())).Select(type => type.Name));

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_sample_is_kept(int place)
    {
        var sample = Samples.All[place];
        var json = JsonSerializer.Serialize(sample, sample.GetType());
        var read = JsonSerializer.Deserialize(json, sample.GetType());
        Assert.Equal(json, JsonSerializer.Serialize(read, sample.GetType()));
        if (TellsAll(sample)) Assert.Equal(sample, read);
        if (TellsAll(sample)) Assert.Equal(sample.GetHashCode(), read!.GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void No_part_of_a_sample_can_be_exchanged_for_rubbish(int place)
    {
        var sample = Samples.All[place];
        var json = JsonSerializer.SerializeToUtf8Bytes(sample, sample.GetType(), new JsonSerializerOptions { WriteIndented = true });
        var random = new Random(place);
        for (var i = 0; i < 300 && json.Contains((byte)':'); i++) Refuses(Damage.To(json, random), sample.GetType());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void What_a_sample_is_of_refuses_all_that_is_nothing_of_the_kind(int place)
    {
        var type = Samples.All[place].GetType();
        foreach (var text in new[] { "1.5", "\"no such thing\"", "[1]", "{\"no\":1}", "{", "\"\\ud800\"", "{\"\\ud800\":1}" })
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(text, type));
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public void Every_member_of_an_enum_is_a_word(Type type)
    {
        foreach (var member in Enum.GetValues(type))
        {
            var json = JsonSerializer.Serialize(member, type);
            Assert.StartsWith("\"", json, StringComparison.Ordinal);
            Assert.Equal(member, JsonSerializer.Deserialize(json, type));
        }
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("\"noSuchWord\"", type));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("0", type));
    }

    /// <summary>Whether a type's JSON tells all of it. A report's does not, nor has it an equality; nor has a catalog.</summary>
    private static bool TellsAll(object sample) =>
        sample is not (
            Report or ReportComparison or EmailReport or EmailCatalog or Breakdown or BreakdownRow or Series or TimesReport
            or SourcesReport or UnsubscriptionReport or DmarcSummary or WatchReport or VariantComparison or EmailList
            or ListedEmail or Overview or EmailScatter or EmailRanking or AutomatedEmails or WorkflowReport or WorkflowStep
            or StepCohort);

    private static bool IsId(Type type) => type.GetInterfaces().Any(held => held.Name == "IParsable`1");

    private static void Refuses(byte[] json, Type type)
    {
        try
        {
            JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException refusal)
        {
            Assert.NotEmpty(refusal.Message);
        }
    }
}
