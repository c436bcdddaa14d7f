using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Consultations;

public sealed class ReviewRouteTests
{
    private static readonly WorkspaceId Mission = WorkspaceId.New();
    private static readonly FieldOfficeId Tamra = FieldOfficeId.New();
    private static readonly FieldOfficeId Sefrou = FieldOfficeId.New();
    private static readonly AccountId Author = AccountId.New();
    private static readonly AccountId InTamra = AccountId.New();
    private static readonly AccountId InSefrou = AccountId.New();
    private static readonly AccountId InAllOffices = AccountId.New();
    private static readonly AccountId Head = AccountId.New();
    private static readonly AccountId Assistant = AccountId.New();

    [Fact]
    public void It_goes_to_another_officer_of_its_office_or_of_all_offices()
    {
        Route(Author, InTamra, InSefrou, Head).ShouldBe(ReviewedBy.OfficersOfTheOffice, InTamra);
        Route(Author, InTamra, InAllOffices, Head).ShouldBe(ReviewedBy.OfficersOfTheOffice, InTamra, InAllOffices);
    }

    [Fact]
    public void Where_the_office_has_no_second_officer_it_goes_to_the_sections_head()
    {
        Route(Author, InSefrou, Head, Assistant).ShouldBe(ReviewedBy.SectionHeads, Head);
        Route(label: Label.Confidential, named: [], (InTamra, Role.Officer, Label.Restricted, Tamra), (Head, Role.SectionHead, Label.Confidential, null)).ShouldBe(ReviewedBy.SectionHeads, Head);
    }

    [Fact]
    public void Without_a_head_it_goes_to_officers_elsewhere_and_without_them_to_nobody()
    {
        Route(Author, InSefrou, Assistant).ShouldBe(ReviewedBy.OfficersElsewhere, InSefrou);
        Route(Author, Assistant).ShouldBe(ReviewedBy.Nobody);
    }

    [Fact]
    public void What_is_strictly_confidential_goes_to_those_named_on_it_only()
    {
        (AccountId, Role, Label, FieldOfficeId?)[] members = [(InTamra, Role.Officer, Label.StrictlyConfidential, Tamra), (Head, Role.SectionHead, Label.StrictlyConfidential, null)];

        Route(Label.StrictlyConfidential, [Author, Head], members).ShouldBe(ReviewedBy.SectionHeads, Head);
        Route(Label.StrictlyConfidential, [Author], members).ShouldBe(ReviewedBy.Nobody);
    }

    private static ReviewRoute Route(params AccountId[] people) => Route(Label.Confidential, [], [.. people.Select(person => (person, RoleOf(person), Label.Confidential, OfficeOf(person)))]);

    private static ReviewRoute Route(Label label, AccountId[] named, params (AccountId Account, Role Role, Label Clearance, FieldOfficeId? Office)[] members) => ReviewRoute.Of(
        members.Select(m => (m.Account, new Standing(Mission, null, m.Role, m.Clearance, m.Office))), new Labelled(Mission, label, Tamra, IsNamed: false), Author, named);

    private static Role RoleOf(AccountId person) => person == Head ? Role.SectionHead : person == Assistant ? Role.LiaisonAssistant : Role.Officer;

    private static FieldOfficeId? OfficeOf(AccountId person) => person == Head || person == InAllOffices ? null : person == InSefrou ? Sefrou : Tamra;
}

internal static class ReviewRouteShould
{
    public static void ShouldBe(this ReviewRoute route, ReviewedBy by, params AccountId[] people)
    {
        route.By.ShouldBe(by);
        route.People.ShouldBe(people, ignoreOrder: true);
    }
}
