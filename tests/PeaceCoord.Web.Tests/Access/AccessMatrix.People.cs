using PeaceCoord.Application.People;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Accounts, memberships and workspaces.</summary>
internal sealed class PeopleAccess : AccessRows
{
    public override IEnumerable<AddressRow> Addresses =>
    [
        Public("/sign-in"),
        NotAPage("POST /sign-out"),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        ForEverybody<AnyAccounts>(),
        OfTheOperator<CreateFirstAccount>(),
    ];
}
