using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Audiences;

public sealed class AudienceTests
{
    private static readonly StandingLookup Everybody = static _ => new Standing(SubscriptionState.Subscribed);

    private readonly ContactDirectory _contacts = new();

    private static Audience Select(
        ContactList list, StandingLookup? standing = null, Suppression? suppression = null, MailingRule? rule = null,
        params ContactList[] exclusions) =>
        Audience.Select(new AudienceRequest
    {
        Lists = [list], Exclusions = [.. exclusions], Standing = standing ?? Everybody, Suppression = suppression ?? Suppression.None,
        Rule = rule ?? MailingRules.ConsentRequired,
    });

    private static IEnumerable<string> Recipients(Audience audience) => audience.Recipients.Select(recipient => recipient.Contact.Value);

    private static string Reasons(Audience audience) =>
        string.Join(", ", audience.NotSent.Select(unmailed => $"{unmailed.Contact} {unmailed.Reason}"));

    [Fact]
    public void A_contact_on_several_lists_is_mailed_once_and_keeps_them_all()
    {
        ContactList customers = _contacts.List("customers", "ann@example.com", "bob@example.com"),
            readers = _contacts.List("readers", "ANN@example.com");
        var audience = Audience.Select(new AudienceRequest { Lists = [customers, readers], Standing = Everybody });
        Assert.Equal(2, audience.SelectedCount);
        Assert.Equal(["customers", "readers"], audience.Recipients.First().Lists);
        Assert.Equal(["customers"], audience.Recipients.Last().Lists);
    }

    [Fact]
    public void An_exclusion_list_takes_its_members_out()
    {
        var audience =
            Select(_contacts.List("all", "ann@example.com", "bob@example.com"), exclusions: _contacts.List("staff", "bob@example.com"));
        Assert.Equal(["ann@example.com"], Recipients(audience));
        Assert.Equal("bob@example.com ExcludedByList", Reasons(audience));
    }

    [Fact]
    public void An_exclusion_holds_for_everybody_with_the_address()
    {
        _contacts.Add("crm-7", "Bob@Example.com");
        var audience = Select(_contacts.List("all", "crm-7"), exclusions: _contacts.List("staff", "bob@example.com"));
        Assert.Equal("crm-7 ExcludedByList", Reasons(audience));
    }

    [Fact]
    public void A_suppressed_address_is_not_mailed_through_whichever_contact()
    {
        _contacts.Add("crm-7", " Bob@Example.com");
        var audience = Select(
            _contacts.List("all", "crm-7", "bob@example.com", "ann@example.com"), suppression: new Suppression(["BOB@example.com "]));
        Assert.Equal("crm-7 BlockedAddress, bob@example.com BlockedAddress", Reasons(audience));
    }

    [Fact]
    public void A_suppressed_domain_is_not_mailed_its_subdomains_are()
    {
        var audience =
            Select(_contacts.List("all", "ann@rival.example", "bob@mail.rival.example"), suppression: new Suppression([], "Rival.example"));
        Assert.Equal("ann@rival.example BlockedDomain", Reasons(audience));
    }

    [Theory]
    [InlineData(SubscriptionState.NoConsent, NotSentReason.NoConsent)]
    [InlineData(SubscriptionState.PendingDoubleOptIn, NotSentReason.Unconfirmed)]
    [InlineData(SubscriptionState.Subscribed, null)]
    [InlineData(SubscriptionState.Unsubscribed, NotSentReason.UnsubscribedFromAll)]
    [InlineData(SubscriptionState.Bounced, NotSentReason.PreviouslyBounced)]
    [InlineData(SubscriptionState.Complained, NotSentReason.PreviouslyComplained)]
    [InlineData(SubscriptionState.Archived, NotSentReason.Archived)]
    public void A_state_has_its_reason(SubscriptionState state, NotSentReason? expected) =>
        Assert.Equal(expected, MailingRules.ConsentRequired(new Standing(state)));

    [Fact]
    public void Unsubscribing_from_one_type_has_a_reason_of_its_own() =>
        Assert.Equal(
            NotSentReason.UnsubscribedFromType,
            MailingRules.ConsentRequired(new Standing(SubscriptionState.Subscribed, SubscriptionState.Unsubscribed)));

    [Theory]
    [InlineData(SubscriptionState.NoConsent, true)]
    [InlineData(SubscriptionState.Subscribed, true)]
    [InlineData(SubscriptionState.PendingDoubleOptIn, false)]
    [InlineData(SubscriptionState.Unsubscribed, false)]
    [InlineData(SubscriptionState.Bounced, false)]
    [InlineData(SubscriptionState.Complained, false)]
    [InlineData(SubscriptionState.Archived, false)]
    public void Without_consent_required_only_a_refusal_bars(SubscriptionState state, bool isMailed) =>
        Assert.Equal(isMailed, MailingRules.UnlessRefused(new Standing(state)) is null);

    [Theory]
    [InlineData(SubscriptionState.Unsubscribed, true)]
    [InlineData(SubscriptionState.Bounced, false)]
    public void Transactional_mail_goes_to_all_addresses_that_work(SubscriptionState state, bool isMailed) =>
        Assert.Equal(isMailed, MailingRules.Transactional(new Standing(state)) is null);

    [Fact]
    public void Who_has_no_address_is_not_mailed()
    {
        _contacts.Add("crm-8", "not an address");
        Assert.Equal("crm-8 InvalidAddress, crm-9 InvalidAddress", Reasons(Select(_contacts.List("all", "crm-9", "crm-8"))));
    }

    [Fact]
    public void Of_contacts_with_one_address_the_smallest_key_is_mailed()
    {
        _contacts.Add("crm-2", "Ann@example.com");
        _contacts.Add("crm-1", "ann@example.com");
        var audience = Select(_contacts.List("all", "crm-2", "crm-1"));
        Assert.Equal(["crm-1"], Recipients(audience));
        Assert.Equal("crm-2 DuplicateAddress", Reasons(audience));
    }

    [Fact]
    public void A_no_of_one_contact_counts_for_all_with_its_address()
    {
        _contacts.Add("crm-2", "Ann@example.com");
        var audience = Select(_contacts.List("all", "crm-2", "ann@example.com"), contact =>
            new Standing(contact == "crm-2" ? SubscriptionState.Subscribed : SubscriptionState.Bounced));
        Assert.Equal("crm-2 PreviouslyBounced, ann@example.com PreviouslyBounced", Reasons(audience));
    }

    [Fact]
    public void A_contact_whose_key_is_anothers_address_is_not_taken_for_it()
    {
        _contacts.Add("ann@example.com", "ann@new.example");
        _contacts.Add("crm-2", "ann@example.com");
        Assert.Equal(2, Select(_contacts.List("all", "ann@example.com", "crm-2")).RecipientCount);
    }

    [Fact]
    public void The_first_reason_in_order_is_the_reason()
    {
        var list = _contacts.List("all", "ann@rival.example");
        var audience = Select(list, _ =>
            new Standing(SubscriptionState.Bounced), new Suppression(["ann@rival.example"], "rival.example"), null,
            _contacts.List("staff", "ann@rival.example"));
        Assert.Equal(
            [NotSentReason.ExcludedByList, NotSentReason.BlockedAddress, NotSentReason.BlockedDomain, NotSentReason.PreviouslyBounced],
            audience.Why("ann@rival.example").Obstacles);
        Assert.Equal(NotSentReason.ExcludedByList, audience.Why("ann@rival.example").Reason);
    }

    [Fact]
    public void Why_names_lists_exclusions_and_standing()
    {
        var why =
            Select(_contacts.List("all", "ann@example.com"), exclusions: _contacts.List("staff", "ann@example.com")).Why("Ann@example.com");
        Assert.Equal("all, staff, Subscribed", $"{Assert.Single(why.Lists)}, {Assert.Single(why.Exclusions)}, {why.Standing.OfType}");
        Assert.Equal("ann@example.com is not mailed. The contact is on an exclusion list.", why.ToString());
    }

    [Fact]
    public void Why_knows_who_shares_the_address()
    {
        _contacts.Add("crm-2", "ann@example.com");
        var why = Select(_contacts.List("all", "ann@example.com", "crm-2")).Why("crm-2");
        Assert.Equal((NotSentReason.DuplicateAddress, 0), (why.Reason, why.Obstacles.Length));
        Assert.Equal("ann@example.com", Assert.Single(why.SharesAddressWith).Value);
    }

    [Fact]
    public void Why_of_a_stranger_is_that_no_list_holds_them() =>
        Assert.Equal(
            "eve@example.com is on none of the lists.", Select(_contacts.List("all", "ann@example.com")).Why("eve@example.com").ToString());

    [Fact]
    public void What_comes_on_a_list_later_is_not_in_the_audience()
    {
        var list = _contacts.List("all", "ann@example.com");
        var audience = Select(list);
        list.Add("bob@example.com");
        Assert.Equal(["ann@example.com"], Recipients(audience));
        Assert.Equal(1, audience.SelectedCount);
        Assert.Empty(audience.Why("bob@example.com").Lists);
    }

    [Fact]
    public void Reports_hear_of_who_was_not_sent_but_not_of_exclusions()
    {
        var list = _contacts.List("all", "ann@example.com", "bob@example.com", "eve@example.com");
        var audience = Select(list, contact =>
            new Standing(contact == "bob@example.com" ? SubscriptionState.Bounced : SubscriptionState.Subscribed),
            exclusions: _contacts.List("staff", "eve@example.com"));
        var ledger = new MessageLedger();
        foreach (var recipient in audience.Recipients) ledger.Apply(Some.Sent(to: recipient.Contact));
        foreach (var told in audience.NotSentEvents(Some.Email, Some.At(0))) ledger.Apply(told);
        var counts = ledger.Report().Counts;
        Assert.Equal((2, 1, 1), (counts[Metric.Selected], counts[Metric.Sent], counts[Metric.NotSent]));
        Assert.Equal("PREVIOUSLY_BOUNCED", Assert.Single(ledger.Recipients(Metric.NotSent)).NotSentReason);
    }

    [Fact]
    public void A_list_knows_who_of_it_was_not_sent()
    {
        var ledger = Told(Mixed());
        var counts = ledger.Report(scope: new ReportScope { Lists = ["a"] }).Counts;
        Assert.Equal((1, 1), (counts[Metric.Sent], counts[Metric.NotSent]));
    }

    [Fact]
    public void A_contact_of_two_lists_counts_in_both()
    {
        var ledger = Told(Mixed());
        Assert.Equal(1, ledger.Report(scope: new ReportScope { Lists = ["b"] }).Counts[Metric.Sent]);
        Assert.Equal(2, ledger.Report().Counts[Metric.Selected]);
    }

    private Audience Mixed() => Audience.Select(new AudienceRequest
    {
        Lists = [_contacts.List("a", "ann@example.com", "bob@example.com"), _contacts.List("b", "ann@example.com")],
        Standing = contact => new Standing(contact == "bob@example.com" ? SubscriptionState.Bounced : SubscriptionState.Subscribed),
    });

    private static MessageLedger Told(Audience audience)
    {
        var ledger = new MessageLedger();
        foreach (var told in audience.SentEvents(Some.Email, Some.At(0))) ledger.Apply(told);
        foreach (var told in audience.NotSentEvents(Some.Email, Some.At(0))) ledger.Apply(told);
        return ledger;
    }

    [Fact]
    public void Another_normal_form_may_be_used()
    {
        var contacts = new ContactDirectory(address => EmailAddress.Normalize(address)?.Replace("+shop", "", StringComparison.Ordinal));
        Assert.Equal(1, Select(contacts.List("all", "ann@example.com", "ann+shop@example.com")).RecipientCount);
    }

    [Fact]
    public void Lists_of_two_directories_are_a_mistake()
    {
        var request = new AudienceRequest { Lists = [_contacts.List("a"), new ContactDirectory().List("b")], Standing = Everybody };
        Assert.Throws<ArgumentException>(() => Audience.Select(request));
    }

    [Fact]
    public void No_list_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => Audience.Select(new AudienceRequest { Lists = [], Standing = Everybody }));

    [Fact]
    public void Codes_are_distinct_and_sentences_are_sentences()
    {
        Assert.Distinct(Enum.GetValues<NotSentReason>().Select(reason => reason.Code()));
        Assert.All(Enum.GetValues<NotSentReason>(), reason => Assert.EndsWith(".", reason.Explain(), StringComparison.Ordinal));
    }
}
