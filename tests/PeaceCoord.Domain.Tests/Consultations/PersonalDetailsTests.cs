using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Domain.Tests.Consultations;

public sealed class PersonalDetailsTests
{
    [Theory]
    [InlineData("Appelez le +249 91 234 5678 ce soir", "+249 91 234 5678")]
    [InlineData("tel. 0991-234-567.", "0991-234-567")]
    [InlineData("(077) 12 34 56 78", "077) 12 34 56 78")]
    [InlineData("هاتفه ٠٩١٢٣٤٥٦٧٨ مساء", "٠٩١٢٣٤٥٦٧٨")]
    [InlineData("شماره ۰۹۱۲۳۴۵۶۷۸۹", "۰۹۱۲۳۴۵۶۷۸۹")]
    [InlineData("her number is 76 12 34 56", "76 12 34 56")]
    [InlineData("00 235 66 12 34 56", "00 235 66 12 34 56")]
    [InlineData("WhatsApp: 912 345 678", "912 345 678")]
    [InlineData("اتصل بـ ٩١٢ ٣٤٥ ٦٧٨", "٩١٢ ٣٤٥ ٦٧٨")]
    [InlineData("on 2026-03-08 0912345678", "0912345678")]
    [InlineData("\u200f+249 91 234 5678\u200f", "+249 91 234 5678")]
    [InlineData("nombor ߀߉߁߂߃߄߅߆߇߈", "߀߉߁߂߃߄߅߆߇߈")]
    public void A_telephone_number_is_found_in_any_script(string text, string number) =>
        PersonalDetails.In(text).ShouldBe([(PersonalDetail.TelephoneNumber, number)]);

    [Fact]
    public void Two_written_beside_each_other_are_two() =>
        PersonalDetails.In("0912345678/0998765432, 0912345678 0998765432").Select(found => found.Text).ShouldBe(["0912345678", "0998765432", "0912345678", "0998765432"]);

    [Theory]
    [InlineData("Write to amina.b@example.org, she said", "amina.b@example.org")]
    [InlineData("(amina@exemple.fr)", "amina@exemple.fr")]
    public void A_mail_address_is_found(string text, string address) =>
        PersonalDetails.In(text).ShouldBe([(PersonalDetail.MailAddress, address)]);

    [Theory]
    [InlineData("Held on 2026-03-08 and 08/03/2026, again 8.3.2026")]
    [InlineData("from 2019-2024 and 2019 - 2024")]
    [InlineData("12 000 000 francs, 1.500.000 FCFA, 3 400 personnes")]
    [InlineData("S/RES/2719 (2023), MINUKES-2026-9906, SD01, BDI014006, HT0811-07, 62179")]
    [InlineData("from 16:00 to 17:40, 12.51774 north, 150000 people")]
    [InlineData("SD01, SD01001, XX-2026-1234, UNMISS-2026-0042")]
    [InlineData("2026-03-08 16:00, 08/03/2026 18 femmes, 2026-03-08/2026-03-10, 8.3.2026 - 10.3.2026, 20260308")]
    [InlineData("٢٠٢٦-٠٣-٠٨ ١٦:٠٠، من ٢٠١٩-٢٠٢٤ وعددهم ١٨")]
    [InlineData("USD 12500000, 12500000 SDG, $ 12500000, 125000000 francs CFA, ١٢٥٠٠٠٠٠ جنيه, 12 500 000.50 FCFA")]
    [InlineData("12345678 people, 12345678 habitants, ١٢٣٤٥٦٧٨ نسمة, 1234567")]
    [InlineData("13.1234567 north, 24.1234567 east")]
    [InlineData("@ the market, 5 @ 3.50")]
    public void Days_years_amounts_codes_and_references_are_none(string text) => PersonalDetails.In(text).ShouldBeEmpty();

    [Fact]
    public void It_is_named_by_its_field_and_numbers_of_heads_are_not_looked_at()
    {
        var concern = ConcernId.New();
        var fields = DraftFields.FromJson($$"""{"title":"Call +249912345678","heads-women-from30to59":"12345678","{{DraftFieldNames.Of(concern, "summary")}}":"a@b.org or a@b.org"}""");

        PersonalDetails.In(fields).Select(found => (found.Field, found.Kind)).ShouldBe(
            [(DraftFieldNames.Of(concern, "summary"), PersonalDetail.MailAddress), (DraftFieldNames.Title, PersonalDetail.TelephoneNumber)], ignoreOrder: true);
    }
}
