using StagingTools.Engine.Data.Discovery;

namespace StagingTools.Engine.Tests.Data.Discovery;

public sealed class ColumnNamesTests
{
    [Theory]
    [InlineData("email", nameof(ColumnMeaning.Email))]
    [InlineData("EmailAddress2", nameof(ColumnMeaning.Email))]
    [InlineData("correo_electronico", nameof(ColumnMeaning.Email))]
    [InlineData("mobile_phone", nameof(ColumnMeaning.Phone))]
    [InlineData("msisdn", nameof(ColumnMeaning.Phone))]
    [InlineData("waId", nameof(ColumnMeaning.Phone))]
    [InlineData("Telefonnummer", nameof(ColumnMeaning.Phone))]
    [InlineData("firstName", nameof(ColumnMeaning.PersonName))]
    [InlineData("LAST_NAME", nameof(ColumnMeaning.PersonName))]
    [InlineData("nachname", nameof(ColumnMeaning.PersonName))]
    [InlineData("apellido1", nameof(ColumnMeaning.PersonName))]
    [InlineData("user_name", nameof(ColumnMeaning.Username))]
    [InlineData("address_line_2", nameof(ColumnMeaning.Address))]
    [InlineData("straße", nameof(ColumnMeaning.Address))]
    [InlineData("postal-code", nameof(ColumnMeaning.Address))]
    [InlineData("IBAN", nameof(ColumnMeaning.BankAccount))]
    [InlineData("card_number", nameof(ColumnMeaning.Card))]
    [InlineData("password_hash", nameof(ColumnMeaning.Secret))]
    [InlineData("APIKey", nameof(ColumnMeaning.Secret))]
    [InlineData("refresh_token", nameof(ColumnMeaning.Secret))]
    [InlineData("senha", nameof(ColumnMeaning.Secret))]
    [InlineData("last_ip", nameof(ColumnMeaning.IpAddress))]
    [InlineData("date_of_birth", nameof(ColumnMeaning.Birth))]
    [InlineData("geburtsdatum", nameof(ColumnMeaning.Birth))]
    [InlineData("ssn", nameof(ColumnMeaning.NationalId))]
    [InlineData("passport_number", nameof(ColumnMeaning.NationalId))]
    [InlineData("gender", nameof(ColumnMeaning.Sensitive))]
    [InlineData("user_agent", nameof(ColumnMeaning.Device))]
    [InlineData("avatar_url", nameof(ColumnMeaning.Url))]
    [InlineData("notes", nameof(ColumnMeaning.FreeText))]
    [InlineData("title", nameof(ColumnMeaning.Label))]
    [InlineData("phone_type", nameof(ColumnMeaning.Technical))]
    [InlineData("country_code", nameof(ColumnMeaning.Technical))]
    [InlineData("email_verified", nameof(ColumnMeaning.Technical))]
    [InlineData("status", nameof(ColumnMeaning.Technical))]
    [InlineData("order_id", nameof(ColumnMeaning.Identifier))]
    [InlineData("etag", nameof(ColumnMeaning.Digest))]
    [InlineData("zyx", nameof(ColumnMeaning.Unknown))]
    [InlineData("ship", nameof(ColumnMeaning.Unknown))]
    [InlineData("package", nameof(ColumnMeaning.Unknown))]
    [InlineData("compiled", nameof(ColumnMeaning.Unknown))]
    public void A_name_says_what_a_column_holds(string name, string meaning) =>
        Assert.Equal(meaning, ColumnNames.Read(name).ToString());

    [Theory]
    [InlineData("customers", true)]
    [InlineData("user_profiles", true)]
    [InlineData("Mitarbeiter", true)]
    [InlineData("orders", false)]
    [InlineData("feature_flags", false)]
    public void A_tables_name_says_whether_its_rows_are_people(string table, bool ofPeople) =>
        Assert.Equal(ofPeople, ColumnNames.IsOfPeople(table));
}
