//! Credentials of AWS' Security Token Service for an authenticated user.

use mcprp_derive::Resource;

use super::super::Slice;

/// Which role a user takes in AWS, and for how long.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct AWSStsConfig {
    /// Region of the service, such as `eu-central-1`.
    #[field(
        "region",
        go = "Region",
        required,
        min_length = 1,
        pattern = r"^[a-z]{2}(-[a-z]+)+-\d+$"
    )]
    pub region: String,
    /// Name of the service that requests are signed for.
    #[field("service", go = "Service", default = "aws-mcp")]
    pub service: String,
    /// Role to take where no mapping fits. It or a mapping is needed.
    #[field(
        "fallbackRoleArn",
        go = "FallbackRoleArn",
        pattern = r"^arn:(aws|aws-cn|aws-us-gov):iam::\d{12}:role/[\w+=,.@\-_/]+$"
    )]
    pub fallback_role_arn: String,
    /// Roles by what a token says of its user.
    #[field("roleMappings", go = "RoleMappings")]
    pub role_mappings: Slice<RoleMapping>,
    /// Claim that a mapping's `claim` is compared with.
    #[field("roleClaim", go = "RoleClaim", default = "groups")]
    pub role_claim: String,
    /// Life of the credentials, in seconds.
    #[field(
        "sessionDuration",
        go = "SessionDuration",
        default = 3600,
        min = 900,
        max = 43200
    )]
    pub session_duration: Option<i32>,
    /// Claim that the session is named after.
    #[field("sessionNameClaim", go = "SessionNameClaim", default = "sub")]
    pub session_name_claim: String,
    /// Upstream provider whose token is taken. It has no effect on a proxy.
    #[field("subjectProviderName", go = "SubjectProviderName", since = AWS_SUBJECT_PROVIDER)]
    pub subject_provider_name: String,
}

/// A role and who takes it. Either `claim` or `matcher` says who.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct RoleMapping {
    /// Value that the role claim must have.
    #[field("claim", go = "Claim", min_length = 1)]
    pub claim: String,
    /// CEL expression over the token's claims.
    #[field("matcher", go = "Matcher", min_length = 1)]
    pub matcher: String,
    /// The role.
    #[field(
        "roleArn",
        go = "RoleArn",
        required,
        pattern = r"^arn:(aws|aws-cn|aws-us-gov):iam::\d{12}:role/[\w+=,.@\-_/]+$"
    )]
    pub role_arn: String,
    /// Which mapping wins where several fit: the lowest number; last when left out.
    #[field("priority", go = "Priority", min = 0)]
    pub priority: Option<i32>,
}
