using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Subscriptions;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Contacts.Tests.Audiences;

/// <summary>What holds for every audience, against a naive one made with sets of texts.</summary>
public sealed class AudienceLaws
{
    private static readonly string[] Addresses =
        ["a@x.example", "B@x.example", "c@y.example", "d@y.example", "nobody", "e@z.example", "f@z.example"];

    private static Gen<Case> AnyCase =>
        from members in Gen.Choose(0, 11).ListOf(12)
        from exclusions in Gen.Choose(0, 11).ListOf(2)
        from suppressed in Gen.Elements(Addresses).ListOf(2)
        from addresses in Gen.Choose(0, Addresses.Length - 1).ListOf(12)
        from states in Gen.Elements(
            SubscriptionState.Subscribed, SubscriptionState.Subscribed, SubscriptionState.NoConsent, SubscriptionState.Unsubscribed,
            SubscriptionState.Bounced).ListOf(12)
        from isKeyAddress in Gen.Choose(0, 3)
        select new Case([.. members], [.. exclusions], [.. suppressed], [.. addresses], [.. states], isKeyAddress);

    [Fact]
    public void Recipients_and_not_sent_are_the_distinct_selected() => Law.Holds(AnyCase, one =>
    {
        var audience = one.Audience();
        var mailed = audience.Recipients.Select(recipient => recipient.Contact).ToList();
        var unmailed = audience.NotSent.Select(contact => contact.Contact).ToList();
        return audience.RecipientCount == mailed.Count
            && audience.NotSentCount == unmailed.Count
            && audience.SelectedCount == mailed.Count + unmailed.Count
            && mailed.Concat(unmailed).Distinct().Count() == audience.SelectedCount
            && mailed.Concat(unmailed).ToHashSet().SetEquals(one.Members.Select(one.Key))
            && Enum.GetValues<NotSentReason>().Sum(audience.CountOf) == audience.NotSentCount;
    });

    [Fact]
    public void Who_is_suppressed_or_excluded_is_never_in_it_by_key_or_by_address() => Law.Holds(AnyCase, one =>
    {
        var excluded = one.Exclusions.Select(one.Key).ToHashSet();
        var barred = one.Exclusions.Select(one.Address).Concat(one.Suppressed).Select(EmailAddress.Normalize).OfType<string>().ToHashSet();
        return one.Audience().Recipients.All(recipient =>
            !excluded.Contains(recipient.Contact) && !barred.Contains(EmailAddress.Normalize(recipient.Address)!));
    });

    [Fact]
    public void No_two_recipients_share_an_address() => Law.Holds(AnyCase, one =>
        one.Audience().Recipients.GroupBy(recipient => EmailAddress.Normalize(recipient.Address))
            .All(group => group.Key is not null && group.Count() == 1));

    [Fact]
    public void No_recipient_shares_an_address_with_a_selected_contact_who_refused() => Law.Holds(AnyCase, one =>
    {
        var refused = one.Members.Where(member => one.States[member] is SubscriptionState.Unsubscribed or SubscriptionState.Bounced)
            .Select(member => EmailAddress.Normalize(one.Address(member)))
            .ToHashSet();
        return one.Audience().Recipients.All(recipient => !refused.Contains(EmailAddress.Normalize(recipient.Address)));
    });

    [Fact]
    public void It_is_what_sets_of_texts_say() => Law.Holds(AnyCase, one =>
        one.Audience().Recipients.Select(recipient => recipient.Contact).ToHashSet().SetEquals(one.Naive()));

    [Fact]
    public void Why_says_the_same_as_the_lists() => Law.Holds(AnyCase, one =>
    {
        var audience = one.Audience();
        var reasons = audience.NotSent.ToDictionary(unmailed => unmailed.Contact, unmailed => unmailed.Reason);
        return one.Members.Select(one.Key).All(contact =>
        {
            var why = audience.Why(contact);
            return why.IsRecipient != reasons.ContainsKey(contact) && (why.IsRecipient || why.Reason == reasons[contact])
                && (why.Obstacles.IsEmpty || why.Obstacles[0] == why.Reason) && why.Lists.Length > 0;
        });
    });

    private sealed record Case(
        int[] Members, int[] Exclusions, string[] Suppressed, int[] Addresses, SubscriptionState[] States, int KeyIsAddress)
    {
        /// <summary>Some contacts go by their address, others by a key.</summary>
        public ContactId Key(int number) => number % 4 == KeyIsAddress ? $"own-{number}@x.example" : $"crm-{number:D2}";

        public string Address(int number) => number % 4 == KeyIsAddress ? Key(number).Value : AudienceLaws.Addresses[Addresses[number]];

        public Audience Audience()
        {
            var contacts = new ContactDirectory();
            for (var number = 0; number < States.Length; number++)
                contacts.Add(Key(number), number % 4 == KeyIsAddress ? null : Address(number));
            var half = Members.Length / 2;
            return CampaignMetrics.Contacts.Audiences.Audience.Select(new AudienceRequest
            {
                Lists = [contacts.List("first", Members[..half].Select(Key)), contacts.List("second", Members[half..].Select(Key))],
                Exclusions = [contacts.List("staff", Exclusions.Select(Key))],
                Suppression = new Suppression(Suppressed),
                Standing = contact => new Standing(States[Enumerable.Range(0, States.Length).First(number => Key(number) == contact)]),
            });
        }

        public IEnumerable<ContactId> Naive()
        {
            string? Normal(int number) => EmailAddress.Normalize(Address(number));
            var barred = Exclusions.Select(Normal).Concat(Suppressed.Select(EmailAddress.Normalize)).OfType<string>().ToHashSet();
            var selected = Members.Distinct().ToList();
            var refused =
                selected.Where(number => !IsBarred(number) && States[number] is SubscriptionState.Unsubscribed or SubscriptionState.Bounced)
                .Select(Normal)
                .ToHashSet();
            return selected.Where(number =>
                Normal(number) is { } address
                    && !IsBarred(number)
                    && States[number] == SubscriptionState.Subscribed
                    && !refused.Contains(address))
                .GroupBy(Normal).Select(group => group.Select(Key).MinBy(key => key.Value, StringComparer.Ordinal));

            bool IsBarred(int number) => Exclusions.Contains(number) || (Normal(number) is { } address && barred.Contains(address));
        }
    }
}
