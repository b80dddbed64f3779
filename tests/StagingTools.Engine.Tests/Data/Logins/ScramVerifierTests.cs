using StagingTools.Engine.Data.Logins;

namespace StagingTools.Engine.Tests.Data.Logins;

public sealed class ScramVerifierTests
{
    [Fact]
    public void A_verifier_is_what_PostgreSQL_makes_of_the_password_and_the_salt()
    {
        // Made by PostgreSQL 15: create role r password 'pencil', read from pg_authid.
        const string made =
            "SCRAM-SHA-256$4096:lRYx+1lp/XKfDHKG1m3zqQ==$g6VfHX/M+B+CgTkls+Y+dHZ8l2Mu7NpOGhIurit+TTg=:rD74aDFbYxWHmPKBJCFKAqDZBu5Eq/z1Vcp0Dv8iyqU=";

        Assert.Equal(made, ScramVerifier.Of("pencil", Convert.FromBase64String("lRYx+1lp/XKfDHKG1m3zqQ==")));
    }

    [Fact]
    public void Two_verifiers_of_a_password_have_two_salts()
    {
        Assert.NotEqual(ScramVerifier.Of("pencil"), ScramVerifier.Of("pencil"));
    }
}
