using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeaceCoord.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Histories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_studies",
                columns: table => new
                {
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from_earliest = table.Column<DateOnly>(type: "date", nullable: false),
                    from_precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    to_earliest = table.Column<DateOnly>(type: "date", nullable: false),
                    to_precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    confidence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    countries = table.Column<List<string>>(type: "text[]", nullable: false),
                    missions = table.Column<List<string>>(type: "text[]", nullable: false),
                    tasks = table.Column<List<string>>(type: "text[]", nullable: false),
                    themes = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_studies", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "countries",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_french = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_countries", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "legal_instruments",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    adopted_earliest = table.Column<DateOnly>(type: "date", nullable: false),
                    adopted_precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    relevance = table.Column<string>(type: "text", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_legal_instruments", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "mandate_tasks",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    label_french = table.Column<string>(type: "text", nullable: false),
                    definition = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mandate_tasks", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "missions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    acronym = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    organisation = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    start_earliest = table.Column<DateOnly>(type: "date", nullable: false),
                    start_precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    end_earliest = table.Column<DateOnly>(type: "date", nullable: true),
                    end_precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    end_unknown = table.Column<bool>(type: "boolean", nullable: false),
                    region = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    headquarters = table.Column<string>(type: "text", nullable: false),
                    latitude = table.Column<decimal>(type: "numeric(6,2)", precision: 6, scale: 2, nullable: false),
                    longitude = table.Column<decimal>(type: "numeric(6,2)", precision: 6, scale: 2, nullable: false),
                    established_by = table.Column<string>(type: "text", nullable: false),
                    peak_uniformed = table.Column<int>(type: "integer", nullable: true),
                    fatalities = table.Column<int>(type: "integer", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    confidence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    notes = table.Column<string>(type: "text", nullable: false),
                    is_fictional = table.Column<bool>(type: "boolean", nullable: false),
                    countries = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_missions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reference_imports",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    stamp = table.Column<int>(type: "integer", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reference_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_study_sources",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    case_study_slug = table.Column<string>(type: "character varying(80)", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    publisher = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    seen = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_study_sources", x => new { x.case_study_slug, x.code });
                    table.ForeignKey(
                        name: "fk_case_study_sources_case_studies_case_study_slug",
                        column: x => x.case_study_slug,
                        principalTable: "case_studies",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mandates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resolution = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    adopted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    action = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    chapter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    summary = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    authorised_strength = table.Column<int>(type: "integer", nullable: true),
                    engagement_strength = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    engagement_paragraph = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    engagement_note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    evidence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    confidence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    notes = table.Column<string>(type: "text", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mandates", x => x.id);
                    table.ForeignKey(
                        name: "fk_mandates_missions_mission_id",
                        column: x => x.mission_id,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mission_successions",
                columns: table => new
                {
                    predecessor = table.Column<Guid>(type: "uuid", nullable: false),
                    successor = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mission_successions", x => new { x.predecessor, x.successor });
                    table.ForeignKey(
                        name: "fk_mission_successions_missions_predecessor",
                        column: x => x.predecessor,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_mission_successions_missions_successor",
                        column: x => x.successor,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mandate_task_effects",
                columns: table => new
                {
                    task = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    effect = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    mandate_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mandate_task_effects", x => new { x.mandate_id, x.task, x.effect });
                    table.ForeignKey(
                        name: "fk_mandate_task_effects_mandate_tasks_task",
                        column: x => x.task,
                        principalTable: "mandate_tasks",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mandate_task_effects_mandates_mandate_id",
                        column: x => x.mandate_id,
                        principalTable: "mandates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_mandate_task_effects_task",
                table: "mandate_task_effects",
                column: "task");

            migrationBuilder.CreateIndex(
                name: "ix_mandates_mission_id_resolution",
                table: "mandates",
                columns: new[] { "mission_id", "resolution" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mission_successions_successor",
                table: "mission_successions",
                column: "successor");

            migrationBuilder.CreateIndex(
                name: "ix_missions_slug",
                table: "missions",
                column: "slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_study_sources");

            migrationBuilder.DropTable(
                name: "countries");

            migrationBuilder.DropTable(
                name: "legal_instruments");

            migrationBuilder.DropTable(
                name: "mandate_task_effects");

            migrationBuilder.DropTable(
                name: "mission_successions");

            migrationBuilder.DropTable(
                name: "reference_imports");

            migrationBuilder.DropTable(
                name: "case_studies");

            migrationBuilder.DropTable(
                name: "mandate_tasks");

            migrationBuilder.DropTable(
                name: "mandates");

            migrationBuilder.DropTable(
                name: "missions");
        }
    }
}
