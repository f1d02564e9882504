using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Subscriptions;

/// <summary>
/// Every state and every trigger, stated once more by hand: <c>-</c> unchanged, <c>&lt;</c> back to the state before, <c>!</c> rejected.
/// </summary>
public sealed class TransitionTableTests
{
    private const string States =
        "                       NoConsent            Pending              Subscribed           Unsubscribed         Bounced              Complained           Archived";

    private const string Default = """
        OptInRequested         Pending              !AwaitsConfirmation  Pending              Pending              !AddressBounced      !HasComplained       !IsArchived
        OptInConfirmed         !NothingRequested    Subscribed           -                    !NothingRequested    !AddressBounced      !HasComplained       !IsArchived
        OptInWithdrawn         -                    <                    -                    -                    -                    -                    -
        OptInExpired           -                    <                    -                    -                    -                    -                    -
        SubscribedWithProof    Subscribed           Subscribed           -                    Subscribed           !AddressBounced      !HasComplained       !IsArchived
        Imported               Subscribed           !AwaitsConfirmation  -                    !HasUnsubscribed     !AddressBounced      !HasComplained       !IsArchived
        Unsubscribed           Unsubscribed         Unsubscribed         Unsubscribed         -                    Unsubscribed         -                    Unsubscribed
        HardBounced            Bounced              Bounced              Bounced              Bounced              -                    -                    !IsArchived
        SoftBounced            -                    -                    -                    -                    -                    -                    -
        SoftBounceLimitReached Bounced              Bounced              Bounced              Bounced              -                    -                    !IsArchived
        Delivered              -                    -                    -                    -                    -                    -                    -
        SpamReported           Complained           Complained           Complained           Complained           Complained           -                    Complained
        Unbounced              -                    -                    -                    -                    <                    -                    !IsArchived
        Archived               Archived             Archived             Archived             Archived             Archived             !HasComplained       -
        Restored               -                    -                    -                    -                    -                    -                    <
        Erased                 -                    NoConsent            NoConsent            NoConsent            NoConsent            NoConsent            NoConsent
        """;

    private const string PipedriveRows = """
        SpamReported           Unsubscribed         Unsubscribed         Unsubscribed         -                    Unsubscribed         -                    Unsubscribed
        Archived               !NotSubscribed       !NotSubscribed       Archived             !NotSubscribed       !NotSubscribed       !NotSubscribed       -
        """;

    private const string HubSpotRows = """
        OptInRequested         Pending              !AwaitsConfirmation  -                    Pending              !AddressBounced      !HasComplained       !IsArchived
        SoftBounceLimitReached -                    -                    -                    -                    -                    -                    -
        """;

    [Fact]
    public void The_table_names_every_state_and_every_trigger()
    {
        Assert.Equal(Enum.GetValues<SubscriptionState>(), Words(States).Select(StateOf));
        Assert.Equal(Enum.GetNames<Trigger>(), Rows(Default).Select(row => row[0]));
    }

    [Fact]
    public void The_default_table_is_the_stated_one() => Assert.Equal([], Differences(TransitionTables.Default, Rows(Default)));

    [Fact]
    public void Pipedrives_table_differs_only_where_stated() =>
        Assert.Equal([], Differences(TransitionTables.Pipedrive, Replaced(PipedriveRows)));

    [Fact]
    public void HubSpots_table_differs_only_where_stated() =>
        Assert.Equal([], Differences(TransitionTables.HubSpot, Replaced(HubSpotRows)));

    [Fact]
    public void A_table_is_replaced_by_a_function_that_leaves_the_rest_to_another()
    {
        static Outcome Forgiving(SubscriptionState state, Trigger trigger) => (trigger, state) switch
        {
            (Trigger.SubscribedWithProof, SubscriptionState.Complained) => Outcome.ChangedTo(SubscriptionState.Subscribed),
            _ => TransitionTables.Default(state, trigger),
        };
        SubscriptionEvent[] events = [Some.Event(Trigger.SpamReported, 1), Some.Event(Trigger.SubscribedWithProof, 2)];
        Assert.Equal(SubscriptionState.Complained, SubscriptionHistory.Replay(events).State);
        Assert.Equal(SubscriptionState.Subscribed, SubscriptionHistory.Replay(events, new SubscriptionOptions { Table = Forgiving }).State);
    }

    private static List<string> Differences(TransitionTable table, IEnumerable<string[]> rows) =>
    [
        .. from row in rows
           from cell in row.Skip(1).Select((text, column) => (Text: text, State: (SubscriptionState)column))
           let actual = table(cell.State, Enum.Parse<Trigger>(row[0]))
           where actual != Stated(cell.Text)
           select $"{row[0]} in {cell.State}: {actual}, not {cell.Text}",
    ];

    private static Outcome Stated(string cell) => cell switch
    {
        "-" => Outcome.Unchanged,
        "<" => Outcome.ChangedBack,
        ['!', .. var reason] => Outcome.Rejected(Enum.Parse<RejectionReason>(reason)),
        _ => Outcome.ChangedTo(StateOf(cell)),
    };

    private static SubscriptionState StateOf(string word) =>
        word == "Pending" ? SubscriptionState.PendingDoubleOptIn : Enum.Parse<SubscriptionState>(word);

    private static IEnumerable<string[]> Replaced(string rows) =>
        Rows(Default).Select(row => Rows(rows).FirstOrDefault(other => other[0] == row[0]) ?? row);

    private static IEnumerable<string[]> Rows(string table) => table.Split('\n').Select(Words);

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
