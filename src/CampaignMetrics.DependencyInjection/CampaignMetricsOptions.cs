namespace CampaignMetrics.DependencyInjection;

/// <summary>The settings of CampaignMetrics in a host. They are checked when the host starts.</summary>
public sealed class CampaignMetricsOptions
{
    /// <summary>The names of the ledgers: mostly one for each customer. They are opened, and made if they are not there, when the host
    /// starts. Each has 1 to 200 characters, and no control character among them.</summary>
    /// <value>The default value is empty, which needs <see cref="TakesAnyLedger"/>.</value>
    public IList<string> Ledgers { get; } = [];

    /// <summary>Whether there are ledgers beside <see cref="Ledgers"/>, whose names the program knows only while it runs. They are opened
    /// when they are first asked for.</summary>
    /// <value>The default value is <see langword="false"/>: another name is refused.</value>
    public bool TakesAnyLedger { get; set; }

    /// <summary>The settings of a ledger, by its name. A ledger whose settings name no <see cref="DurableLedgerOptions.Catalogs"/> has
    /// the catalog of the store.</summary>
    /// <value>The default value gives each <see cref="DurableLedgerOptions.Default"/>.</value>
    public Func<string, DurableLedgerOptions> Settings { get; set => field = Door.Given(value); } =
        static _ => DurableLedgerOptions.Default;

    /// <summary>The definitions by which reports may be asked for, each with a name of its own. The first is used where none is
    /// named.</summary>
    /// <value>The default value is <see cref="Definition.All"/>, with <see cref="Definition.HubSpot"/> first.</value>
    public IList<Definition> Definitions { get; } =
        [Definition.HubSpot, .. Definition.All.Where(definition => definition != Definition.HubSpot)];

    /// <summary>How often open ledgers read what other processes appended, and the stored catalog: more than 0, at most a
    /// day.</summary>
    /// <value>The default value is a second.</value>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often snapshots of ledgers that have changed are saved, beside those that a ledger saves by itself
    /// (<see cref="DurableLedgerOptions.SnapshotEveryBytes"/>): more than 0, at most a day. One more is saved when the host
    /// stops.</summary>
    /// <value>The default value is an hour. Null: none of these.</value>
    public TimeSpan? SnapshotInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long events are kept, by when they happened: a day or more. Older ones are deleted when the host starts, and then once
    /// a day (<see cref="DurableLedger.DropBeforeAsync"/>).</summary>
    /// <value>The default value is null: for ever.</value>
    public TimeSpan? Retention { get; set; }

    /// <summary>For how long a ledger may have read nothing of its log before it is unhealthy: more than 0.</summary>
    /// <value>The default value is 30 seconds.</value>
    public TimeSpan MaxLag { get; set; } = TimeSpan.FromSeconds(30);
}
