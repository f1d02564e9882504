using System.Buffers;
using System.Collections;
using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using CampaignMetrics.AspNetCore;
using CampaignMetrics.Bounces;
using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Contacts.Timelines;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.Geolocation;
using CampaignMetrics.Geolocation.Tests.Writer;
using CampaignMetrics.MaxMind;
using CampaignMetrics.PostgreSql;
using CampaignMetrics.Sqlite;
using CampaignMetrics.Testing;
using CampaignMetrics.TrackedMail;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Verification;
using MaxMind.GeoIP2;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CampaignMetrics.Conventions.Tests.Doors;

/// <summary>An argument of any type that no member refuses: from a short table, and else by the type's own constructor.</summary>
internal static partial class Harmless
{
    private static readonly byte[] Database = new DatabaseWriter().Add("82.10.0.0/16", "a").ToArray();

    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<DurableLedger> Ledger = new(() =>
        DurableLedger.OpenAsync("a", new MemoryStore()).GetAwaiter().GetResult());

    private static readonly Lazy<SqliteStore> Store = new(() => SqliteStore.OpenAsync(Stored([])).GetAwaiter().GetResult());

    // At a port where no server is: what a wrong argument meets comes before the server.
    private const string Nowhere = "Host=127.0.0.1;Port=1;Timeout=1";

    private static readonly NpgsqlDataSource Source = NpgsqlDataSource.Create(Nowhere);

    private static readonly Dictionary<Type, Func<object>> Values = new()
    {
        [typeof(string)] = () => "a",
        [typeof(int)] = () => 1,
        [typeof(long)] = () => 1L,
        [typeof(bool)] = () => true,
        [typeof(double)] = () => 1.0,
        [typeof(decimal)] = () => 1m,
        [typeof(DateTimeOffset)] = () => At,
        [typeof(DateOnly)] = () => new DateOnly(2026, 3, 1),
        [typeof(TimeSpan)] = () => TimeSpan.FromDays(1),
        [typeof(TimeZoneInfo)] = () => TimeZoneInfo.Utc,
        [typeof(TimeProvider)] = () => TimeProvider.System,
        [typeof(CancellationToken)] = () => CancellationToken.None,
        [typeof(ReadOnlyMemory<byte>)] = () => new ReadOnlyMemory<byte>("[]"u8.ToArray()),
        [typeof(Uri)] = () => new Uri("https://example.com/"),
        [typeof(IPAddress)] = () => IPAddress.Loopback,
        [typeof(Stream)] = () => new MemoryStream(),
        [typeof(TextReader)] = () => new StringReader(""),
        [typeof(IBufferWriter<byte>)] = () => new ArrayBufferWriter<byte>(),
        [typeof(ICertificateSource)] = () => new NoCertificates(),
        [typeof(INonceStore)] = () => new RecentNonces(TimeProvider.System),
        [typeof(EmailEvent)] = () => new Sent { At = At, Recipient = "a", Email = "a" },
        [typeof(EventRead)] = () => EventRead.Rejected(1, "a"),
        [typeof(TimelineItem)] = () => Of(typeof(EmailItem)),
        [typeof(Report)] = () => new MessageLedger().Report(),
        [typeof(MetricCounts)] = () => new MessageLedger().Report().Counts,
        [typeof(RatesReport)] = () => new MessageLedger().Report().Rates,
        [typeof(ScopeDocument)] = () => new MessageLedger().Times(),
        [typeof(Breakdown)] = () => new MessageLedger().Breakdown(Dimension.Email),
        [typeof(Series)] = () => new MessageLedger().Series([Metric.Sent]),
        [typeof(TimesReport)] = () => new MessageLedger().Times(),
        [typeof(DurationReport)] = () => new MessageLedger().Times().Delivery,
        [typeof(SourcesReport)] = () => new MessageLedger().Sources(),
        [typeof(TestPhase)] = () => TestPhase.Tagged("a", "a"),
        [typeof(VariantQuery)] = () => new VariantQuery { Variants = [new Variant("a", "a"), new Variant("b", "b")] },
        [typeof(VariantComparison)] = () => new MessageLedger().CompareVariants((VariantQuery)Of(typeof(VariantQuery))),
        [typeof(EmailList)] = () => new MessageLedger().Emails(),
        [typeof(ListedEmail)] = () => new EmailList(new MessageLedger().Report(), new EmailCatalog([new Email { Id = "a" }])).Emails[0],
        [typeof(Overview)] = () => new MessageLedger().Overview(),
        [typeof(OverviewSection)] = () => new MessageLedger().Overview().Delivery,
        [typeof(EmailScatter)] = () => new MessageLedger().Scatter(),
        [typeof(EmailRanking)] = () => new MessageLedger().Ranking(),
        [typeof(AutomatedEmails)] = () => new MessageLedger().AutomatedEmails(),
        [typeof(Benchmark)] = () => new Benchmark("a", 1, ImmutableSortedDictionary<string, ImmutableArray<BenchmarkPoint>>.Empty),
        [typeof(UnsubscriptionReport)] = () => new MessageLedger().Unsubscriptions(),
        [typeof(WatchReport)] = () => new MessageLedger().Watch(),
        [typeof(Table)] = () => new MessageLedger().Times().ToTable(),
        [typeof(TableWriter)] = () => new TableWriter(new MemoryStream(), TableFormat.Csv, [new TableColumn("a", CellType.Text)]),
        [typeof(RowHandler)] = () => (RowHandler)(_ => { }),
        [typeof(IDocumentStore)] = () => new MemoryStore(),
        [typeof(SavedRun)] = () => ((SavedReport)Of(typeof(SavedReport))).Run(new MessageLedger(), At),
        [typeof(RelativePeriod)] = () => RelativePeriod.This(PeriodUnit.Day),
        [typeof(MessageRequests)] = () => Requests(),
        [typeof(MessageRequest)] = () => Requests()[0],
        [typeof(CustomActorRule)] = () => CustomActorRule.Before(ActorRule.Burst, "own", (_, _) => { }),
        [typeof(RateFormula)] = () => new RateFormula(Metric.Opened, Metric.Delivered),
        [typeof(NamedRate)] = () => RateFormulas.Standard[0],
        [typeof(NamedAmount)] = () => OwnAmount!.Rates.Amounts[0],
        [typeof(AmountsReport)] = () => new MessageLedger().Report(OwnAmount).Amounts,
        [typeof(ReportedAmount)] = () => new MessageLedger().Report(OwnAmount).Amounts[0],
        [typeof(ReportedRate)] = () => new MessageLedger().Report().Rates.Open,
        [typeof(DeliveryReport)] = () => new MessageLedger().Report().Delivery,
        [typeof(WeekHoursReport)] = () => new MessageLedger().Report().WeekHours,
        [typeof(BounceMail)] = () => BounceMail.Read("Subject: away\r\n\r\n"u8),
        [typeof(OriginalMessage)] = () => BounceMail.Read("Subject: away\r\n\r\n"u8).Original,
        [typeof(GeoDatabase)] = () => GeoDatabase.FromBytes(Database),
        [typeof(IGeoIP2DatabaseReader)] = () => new DatabaseReader(new MemoryStream(Database)),
        [typeof(IGeoIP2WebServicesClient)] = () => new WebServiceClient(1, "a", host: "127.0.0.1"),
        [typeof(ResolveResult)] = () => ((WebServicePlaces)Of(typeof(WebServicePlaces))).ResolveAsync([]).GetAwaiter().GetResult(),
        [typeof(ImmediateVerifier)] = () => new BearerVerifier("a"),
        [typeof(BatchId)] = () => BatchId.Of("a"u8),
        [typeof(IEventLog)] = () => new MemoryStore(),
        [typeof(ISnapshotStore)] = () => new MemoryStore(),
        [typeof(Task<IEventLog>)] = () => Task.FromResult<IEventLog>(new MemoryStore()),
        [typeof(Task<ISnapshotStore>)] = () => Task.FromResult<ISnapshotStore>(new MemoryStore()),
        [typeof(ICatalogStore)] = () => new MemoryStore(),
        [typeof(Task<ICatalogStore>)] = () => Task.FromResult<ICatalogStore>(new MemoryStore()),
        [typeof(Task<IDocumentStore>)] = () => Task.FromResult<IDocumentStore>(new MemoryStore()),
        [typeof(DurableLedger)] = () => Ledger.Value,
        [typeof(SqliteStore)] = () => Store.Value,
        [typeof(NpgsqlDataSource)] = () => Source,
        [typeof(PostgreSqlStore)] = () => Activator.CreateInstance(
            typeof(PostgreSqlStore), BindingFlags.Instance | BindingFlags.NonPublic, null, [Source, PostgreSqlStoreOptions.Default, false],
            null)!,
        [typeof(IServiceCollection)] = () => new ServiceCollection(),
        [typeof(IServiceProvider)] = () => Services(),
        [typeof(IHealthChecksBuilder)] = () => new ServiceCollection().AddHealthChecks(),
        [typeof(CampaignLedgers)] = () => Services().GetRequiredService<CampaignLedgers>(),
        [typeof(IEndpointRouteBuilder)] = () => Application(),
        [typeof(IWebhookVerifier)] = () => new BearerVerifier("a"),
        [typeof(WebhookSource)] = () => new WebhookSource(WebhookProvider.Brevo, new BearerVerifier("a")),
        [typeof(IAsyncDisposable)] = () => Services(),
        [typeof(Task<CampaignStore>)] = () => Task.FromResult(new CampaignStore(new MemoryStore())),
        [typeof(IFormatProvider)] = () => System.Globalization.CultureInfo.InvariantCulture,
        [typeof(Tracking)] = () => Tracking.On,
        [typeof(WebhookProvider)] = () => WebhookProvider.Brevo,
        [typeof(WebhookReader)] = () => new HarmlessReader(),
        [typeof(FieldTable)] = () => new FieldTable(),
        [typeof(Fields)] = () => HarmlessReader.Read().Fields,
        [typeof(StrictObject)] = () => StrictObject.Read("{}"u8.ToArray())!,
        [typeof(Batch)] = () => HarmlessReader.Read().Batch,
        [typeof(Audience)] = () => Audience.Select((AudienceRequest)Of(typeof(AudienceRequest))),
        [typeof(ContactEvent)] = () => new Suppressed("a", At),
        [typeof(DurableContacts)] = () => DurableContacts.OpenAsync("a", new MemoryStore(), new MemoryStore()).GetAwaiter().GetResult(),
        [typeof(ContactList)] = () => new ContactDirectory().List("a", "a"),
        [typeof(SubscriptionHistory)] = () => SubscriptionHistory.Replay([]),
        [typeof(StandingLookup)] = () => (StandingLookup)(_ => new Standing(SubscriptionState.Subscribed)),
        [typeof(TransitionTable)] = () => (TransitionTable)TransitionTables.Default,
        [typeof(TrackingKey)] = () => Key(1),
        [typeof(TrackingKeys)] = () => new TrackingKeys(Key(1)),
        [typeof(TrackingOptions)] = () => new TrackingOptions { BaseUrl = BaseUrl },
        [typeof(EndpointOptions)] = () => new EndpointOptions { BaseUrl = BaseUrl },
        [typeof(EmailTemplate)] = () => EmailTemplate.Parse("a", "a", new TrackingOptions { BaseUrl = BaseUrl }),
        [typeof(PreparedEmail)] = () => ((EmailTemplate)Of(typeof(EmailTemplate))).ForSending(new TrackingKeys(Key(1)), Mail),
        [typeof(PreparedMessage)] = () => ((PreparedEmail)Of(typeof(PreparedEmail))).For(new MessageRecipient("a")),
        [typeof(TrackingAnswer)] = () => ((TrackingEndpoint)Of(typeof(TrackingEndpoint))).Answer((TrackingHit)Of(typeof(TrackingHit))),
        [typeof(MailingRule)] = () => (MailingRule)MailingRules.Transactional,
    };

    /// <summary>Those of a host with a ledger in memory.</summary>
    private static ServiceProvider Services()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddCampaignMetrics(options => options.Ledgers.Add("a")).UseStore(new CampaignStore(new MemoryStore()));
        return services.BuildServiceProvider();
    }

    /// <summary>An application that takes webhooks and gives reports, and does not run.</summary>
    private static WebApplication Application()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddCampaignMetrics(options => options.Ledgers.Add("a"))
            .UseStore(new CampaignStore(new MemoryStore())).AddWebhook("a", WebhookProvider.Brevo, new BearerVerifier("a"))
            .AddReports().AddPages().AddTracking(_ => new TrackingKeys(Key(1)), new EndpointOptions { BaseUrl = BaseUrl });
        return builder.Build();
    }

    private const string BaseUrl = "https://t.example/t/";

    private static Sending Mail => new() { Ledger = "a", Email = "a", At = At };

    private static TrackingKey Key(byte id) => new(id, new byte[TrackingKey.MinSecretLength]);

    /// <summary>What a rule was asked about; kept beyond its call, which no rule should do.</summary>
    private static MessageRequests Requests()
    {
        MessageRequests? asked = null;
        var rule = CustomActorRule.Before(ActorRule.Burst, "own", (requests, _) => asked = requests);
        var ledger = new MessageLedger(new LedgerOptions { Enrichment = Enrichment.Default with { ActorRules = [rule] } });
        ledger.Apply(new Opened { At = At, Recipient = "a", Email = "a" });
        ledger.Report();
        return asked!;
    }

    private static Definition OwnAmount =>
        Definition.HubSpot with { Rates = RateFormulas.Standard.AddAmount("own", new(Metric.Sent)) };

    /// <summary>For a parameter of a member; an optional one keeps its default.</summary>
    public static object? Of(string member, ParameterInfo parameter) =>
        Texts.TryGetValue($"{member} {parameter.Name}", out var text) ? text()
        : parameter.HasDefaultValue && !parameter.ParameterType.IsValueType ? parameter.DefaultValue
        : Of(parameter.ParameterType);

    public static object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying);
        if (type.IsByRef) return Of(type.GetElementType()!);
        if (Values.TryGetValue(type, out var value)) return value();
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0)!;
        if (type.IsSubclassOf(typeof(Delegate))) return Quiet(type);
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)) return Collection(type);
        return Ready(type) ?? Made(type);
    }

    public static object Sequence(Type type, Type element, Array items)
    {
        if (type.IsAssignableFrom(items.GetType())) return items;
        var isSet = type.GetGenericTypeDefinition() == typeof(ImmutableHashSet<>);
        return (isSet ? typeof(ImmutableHashSet) : typeof(ImmutableArray)).GetMethods().First(TakesOneSequence)
            .MakeGenericMethod(element).Invoke(null, [items])!;
    }

    private static bool TakesOneSequence(MethodInfo method) =>
        method.Name == "CreateRange"
        && method.GetParameters() is [{ ParameterType: { IsGenericType: true } only }]
        && only.GetGenericTypeDefinition() == typeof(IEnumerable<>);

    private static object Collection(Type type)
    {
        if (type.GetGenericArguments() is not [var element])
            return type.GetField("Empty", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
                ?? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()))!;
        var items = Array.CreateInstance(element, 1);
        items.SetValue(Of(element), 0);
        return Sequence(type, element, items);
    }

    /// <summary>What the type itself offers, such as its <c>Default</c>.</summary>
    private static object? Ready(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(property => property.PropertyType == type)
        .FirstOrDefault(property => property.Name is "Default" or "Empty" or "None" or "Standard" or "HubSpot" or "All")
        ?.GetValue(null);

    private static object Made(Type type)
    {
        var constructor = type.GetConstructors().OrderBy(made => made.GetParameters().Length).FirstOrDefault();
        if (constructor is null && type.IsValueType) return Activator.CreateInstance(type)!;
        if (constructor is null) throw new NotSupportedException($"Nothing makes a {type.Name}.");
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of($"{type.Name}.ctor", parameter))]);
        foreach (var property in type.GetProperties().Where(IsRequired)) property.SetValue(made, Of(property.PropertyType));
        return made;
    }

    private static bool IsRequired(PropertyInfo property) => property.GetCustomAttribute<RequiredMemberAttribute>() is not null;

    /// <summary>A delegate that does nothing and gives something harmless.</summary>
    private static Delegate Quiet(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        var parameters = invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType)).ToArray();
        var body = invoke.ReturnType == typeof(void)
            ? (Expression)Expression.Empty()
            : Expression.Constant(Of(invoke.ReturnType), invoke.ReturnType);
        return Expression.Lambda(type, body, parameters).Compile();
    }

    private static string Stored(byte[] content)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"harmless-{content.Length}");
        if (!File.Exists(path)) File.WriteAllBytes(path, content);
        return path;
    }

    private sealed class NoCertificates : ICertificateSource
    {
        public ValueTask<X509Certificate2?> FindAsync(Uri url, CancellationToken cancellationToken) => new((X509Certificate2?)null);
    }
}
