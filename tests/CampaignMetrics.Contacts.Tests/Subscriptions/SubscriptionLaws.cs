using CampaignMetrics.Contacts.Subscriptions;
using FsCheck;
using FsCheck.Fluent;
using Outcome = CampaignMetrics.Contacts.Subscriptions.Outcome;

namespace CampaignMetrics.Contacts.Tests.Subscriptions;

/// <summary>What holds for every sequence of triggers and every order of arrival.</summary>
public sealed class SubscriptionLaws
{
    private static readonly TransitionTable[] Tables = [TransitionTables.Default, TransitionTables.Pipedrive, TransitionTables.HubSpot];

    private static Gen<List<Trigger>> Triggers => Gen.Elements(Enum.GetValues<Trigger>()).ListOf().Select(list => list.ToList());

    private static Gen<SubscriptionEvent> AnyEvent =>
        from trigger in Gen.Elements(Enum.GetValues<Trigger>().Where(trigger => trigger != Trigger.SoftBounceLimitReached))
        from minute in Gen.Choose(0, 12)
        from type in Gen.Elements<string?>(null, null, "news", "offers")
        from id in Gen.Elements("", "a", "b", "c")
        from email in Gen.Elements("e1", "e2", "e3", "e4", "e5", "e6")
        select Some.Event(
            trigger, minute, type is null ? default(SubscriptionType?) : new SubscriptionType(type), id.Length == 0 ? null : id, email);

    private static Gen<(List<SubscriptionEvent> Events, int Seed)> AnyHistory =>
        from events in AnyEvent.ListOf()
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (events.ToList(), seed);

    [Fact]
    public void Every_step_goes_along_an_arrow_of_the_table() =>
        Law.Holds(Triggers, triggers => Tables.All(table => Steps(table, triggers).All(step =>
        step.Outcome.Kind == OutcomeKind.Changed
            ? step.To.State == (table(step.From.State, step.Trigger).Target ?? step.From.Before) && step.To.State != step.From.State
            : step.To == step.From)));

    [Fact]
    public void After_a_no_only_a_confirmation_or_a_proof_subscribes() => Law.Holds(Triggers, triggers => Tables.All(table =>
    {
        var saidNo = false;
        foreach (var step in Steps(table, triggers))
        {
            saidNo = step.Trigger switch
            {
                Trigger.Unsubscribed => true,
                Trigger.OptInConfirmed or Trigger.SubscribedWithProof when step.Outcome.Kind == OutcomeKind.Changed => false,
                Trigger.Erased => false,
                _ => saidNo,
            };
            if (saidNo && step.To.State == SubscriptionState.Subscribed) return false;
        }
        return true;
    }));

    [Fact]
    public void A_complaint_is_forgotten_only_by_erasure() => Law.Holds(Triggers, triggers =>
    {
        var complained = false;
        foreach (var step in Steps(TransitionTables.Default, triggers))
        {
            complained = step.Trigger != Trigger.Erased && (complained || step.Trigger == Trigger.SpamReported);
            if (complained && step.To.State != SubscriptionState.Complained) return false;
        }
        return true;
    });

    [Fact]
    public void An_import_never_overturns_a_no_or_a_bounce() =>
        Law.Holds(Triggers, triggers => Tables.All(table => Steps(table, triggers).All(step =>
        step.Trigger != Trigger.Imported
        || step.From.State is not (SubscriptionState.Unsubscribed or SubscriptionState.Complained or SubscriptionState.Bounced)
        || (step.Outcome.Kind == OutcomeKind.Rejected && step.To == step.From))));

    [Fact]
    public void Unbouncing_restores_the_state_before_the_bounce() => Law.Holds(Triggers, triggers => Tables.All(table =>
    {
        var subscription = Steps(table, triggers).Select(step => step.To).LastOrDefault();
        var bounced = subscription.After(table, Trigger.HardBounced, out var outcome);
        return outcome.Kind != OutcomeKind.Changed || bounced.After(table, Trigger.Unbounced, out _).State == subscription.State;
    }));

    [Fact]
    public void The_same_trigger_again_changes_nothing_unless_it_goes_back() =>
        Law.Holds(Triggers, triggers => Tables.All(table => Steps(table, triggers).All(step =>
    {
        step.To.After(table, step.Trigger, out var again);
        return step.Outcome.IsBack || again.Kind != OutcomeKind.Changed;
    })));

    [Fact]
    public void Replay_in_any_order_with_copies_gives_the_same_states_changes_and_refusals() => Law.Holds(AnyHistory, history =>
    {
        var straight = SubscriptionHistory.Replay(history.Events);
        var shuffled = SubscriptionHistory.Replay(Law.Shuffled(history.Events, history.Seed));
        return straight.State == shuffled.State && straight.Types.ToHashSet().SetEquals(shuffled.Types)
            && straight.Types.All(type => straight.StateOf(type) == shuffled.StateOf(type))
            && straight.Changes.SequenceEqual(shuffled.Changes) && straight.Refusals.SequenceEqual(shuffled.Refusals);
    });

    [Fact]
    public void A_ledger_that_is_asked_between_events_agrees_with_the_replay() => Law.Holds(AnyHistory, history =>
    {
        var ledger = new SubscriptionLedger();
        foreach (var told in Law.Shuffled(history.Events, history.Seed))
        {
            ledger.Apply(Some.Contact, told);
            ledger.StateOf(Some.Contact);
        }
        var replayed = SubscriptionHistory.Replay(history.Events);
        return ledger.StateOf(Some.Contact) == replayed.State
            && replayed.Types.All(type => ledger.StateOf(Some.Contact, type) == replayed.StateOf(type));
    });

    [Fact]
    public void The_outcome_told_last_in_time_is_what_the_audit_says() => Law.Holds(AnyHistory, history =>
    {
        var ledger = new SubscriptionLedger();
        foreach (var told in history.Events.Distinct().OrderBy(told => told, SubscriptionEventOrder.Instance))
        {
            var outcome = ledger.Apply(Some.Contact, told);
            var audit = ledger.History(Some.Contact);
            if (outcome.Kind == OutcomeKind.Changed != audit.Changes.Any(change => change.Cause == told)) return false;
            if (outcome.Kind == OutcomeKind.Unchanged && audit.Refusals.Any(refusal => refusal.Cause == told)) return false;
        }
        return true;
    });

    [Fact]
    public void Each_change_begins_where_the_last_of_its_type_ended() => Law.Holds(AnyHistory, history =>
    {
        var states = new Dictionary<string, SubscriptionState>();
        foreach (var change in SubscriptionHistory.Replay(history.Events).Changes)
        {
            var key = change.Type?.Value ?? "";
            if (states.TryGetValue(key, out var last) && last != change.From) return false;
            states[key] = change.To;
        }
        return true;
    });

    private static IEnumerable<(Trigger Trigger, Subscription From, Subscription To, Outcome Outcome)> Steps(
        TransitionTable table, IEnumerable<Trigger> triggers)
    {
        var subscription = default(Subscription);
        foreach (var trigger in triggers)
        {
            var next = subscription.After(table, trigger, out var outcome);
            yield return (trigger, subscription, next, outcome);
            subscription = next;
        }
    }
}
